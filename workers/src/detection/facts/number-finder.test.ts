import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { numberFinder } from "./number-finder.ts";

/** Names by number; runs of the same, of one after another, and of neither. */
const run = fc.record({
  start: fc.nat(300),
  step: fc.constantFrom(0, 1, 2, 4, 5, -1, 7),
  length: fc.integer({ min: 1, max: 90 }),
});

test("numbers are those that the dictionary gives, whatever is named and whatever is guessed", () => {
  const property = fc.property(
    fc.array(run, { maxLength: 12 }),
    fc.integer({ min: -1, max: 400 }),
    (runs, guess) => {
      const [searched, tried] = [new ByteDictionary(), new ByteDictionary()];
      const numberOf = numberFinder(tried, () => guess);
      for (const { start, step, length } of runs) {
        for (let place = 0; place < length; place += 1) {
          const name = Buffer.from(`<${Math.abs(start + place * step)}>`);
          expect(numberOf(name, 1, name.length - 1)).toBe(searched.add(name, 1, name.length - 1));
        }
      }
      expect(tried.count).toBe(searched.count);
    },
  );
  fc.assert(property);
});
