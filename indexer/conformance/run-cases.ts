import { inspect } from "node:util";
import { ALL_AREAS } from "./all-areas.ts";
import { isAsExpected } from "./is-as-expected.ts";
import { closePostgresBeds } from "./postgres-bed.ts";

/** Runs the cases of these areas without a test framework: the first one that does not hold, or null. */
export async function findFailingCase(names: readonly string[]): Promise<string | null> {
  try {
    for (const { name, cases } of ALL_AREAS.filter((area) => names.includes(area.name))) {
      for (const { point, run, expected } of cases) {
        const actual = await run();
        if (!isAsExpected(actual, expected)) return `${name}: ${point}: ${inspect(actual, { depth: 6 })}`;
      }
    }
    return null;
  } finally {
    await closePostgresBeds();
  }
}
