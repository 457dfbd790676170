import { expect, test } from "vitest";
import { IdMemory, KnownIds } from "./known-ids.ts";

const idOf = (number: number) => `0x${number.toString(16).padStart(40, "0")}`;

/** How many of `count` ids that were never added pass for possible ones. */
function countMistakes(ids: KnownIds, count: number): number {
  let mistakes = 0;
  for (let number = 0; number < count; number++) if (ids.mayHave(idOf(number + 10_000_000))) mistakes++;
  return mistakes;
}

/** How many of the first `count` ids, all added, are not known. */
function countForgotten(ids: KnownIds, count: number): number {
  let forgotten = 0;
  for (let number = 0; number < count; number++) if (!ids.mayHave(idOf(number))) forgotten++;
  return forgotten;
}

test("knows every id that was added, and takes few others for known", () => {
  const ids = new KnownIds();
  expect(ids.mayHave(idOf(1))).toBe(false);
  for (let number = 0; number < 200_000; number++) ids.add(idOf(number));
  expect(countForgotten(ids, 200_000)).toBe(0);
  expect(countMistakes(ids, 20_000)).toBeLessThan(20_000 * 0.05);
});

test("with its memory used up it still knows every id, and mistakes more", () => {
  const memory = new IdMemory(50_000);
  const ids = new KnownIds(memory);
  for (let number = 0; number < 200_000; number++) ids.add(idOf(number));
  expect(memory.take(50_000)).toBe(false);
  expect(countForgotten(ids, 200_000)).toBe(0);
  expect(countMistakes(ids, 20_000)).toBeGreaterThan(20_000 * 0.1);
});

test("tables share the memory, but each gets a first layer", () => {
  const memory = new IdMemory(50_000);
  const first = new KnownIds(memory);
  const second = new KnownIds(memory);
  first.add(idOf(1));
  second.add(idOf(2));
  expect([first.mayHave(idOf(1)), second.mayHave(idOf(2))]).toEqual([true, true]);
  expect(second.mayHave(idOf(3))).toBe(false);
});
