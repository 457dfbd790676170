import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { conformanceBuild } from "./conformance-bed.ts";
import { mutate } from "./mutate.ts";
import { MUTATIONS } from "./mutations.ts";

const PROCESSES = 2;
/** No mutation has this number: the sources as they are. */
const NO_MUTATION = MUTATIONS.length;

interface Result {
  readonly number: number;
  /** The first case that fails; null when all hold. */
  readonly failing: string | null;
}

/** Runs the cases with one mutation after the other in a process of their own. */
async function runMutations(numbers: readonly number[]): Promise<Result[]> {
  const script = fileURLToPath(new URL("./run-mutations.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...numbers.map(String)]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}

/** Results of all mutations and of none, from processes that share them out. */
async function runAll(): Promise<Result[]> {
  const numbers = [...MUTATIONS.keys(), NO_MUTATION];
  const shares = Array.from({ length: PROCESSES }, (_, share) =>
    numbers.filter((number) => number % PROCESSES === share),
  );
  return (await Promise.all(shares.map(runMutations))).flat();
}

beforeAll(async () => {
  await conformanceBuild();
}, 300_000);

test.each(MUTATIONS)("$name: its text stands once in $file", async (mutation) => {
  const source = await readFile(new URL(`../src/${mutation.file}`, import.meta.url), "utf8");
  expect(mutate(mutation, source)).not.toBe(source);
});

test("every mutation makes a case of its areas fail; without one all cases hold", async () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(30);
  const failing = new Map((await runAll()).map((result) => [result.number, result.failing]));
  expect(failing.get(NO_MUTATION)).toBeNull();
  expect(failing.size).toBe(MUTATIONS.length + 1);
  const unnoticed = MUTATIONS.filter((_, number) => failing.get(number) === null);
  expect(unnoticed.map(({ name }) => name)).toEqual([]);
}, 300_000);
