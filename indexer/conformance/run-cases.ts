import { inspect } from "node:util";
import { ALL_AREAS } from "./all-areas.ts";
import { isAsExpected } from "./is-as-expected.ts";

/**
 * `node run-cases.ts AREA…` runs the cases of these areas without a test framework. Exit code 0: all hold; 3: one does
 * not, named on standard output; anything else: they could not be run.
 */
async function main(names: readonly string[]): Promise<number> {
  const areas = ALL_AREAS.filter(({ name }) => names.includes(name));
  if (areas.length !== names.length) throw new Error(`no such area among ${names.join(", ")}`);
  for (const { name, cases } of areas) {
    for (const { point, run, expected } of cases) {
      const actual = await run();
      if (isAsExpected(actual, expected)) continue;
      process.stdout.write(`${name}: ${point}: ${inspect(actual, { depth: 6 })}\n`);
      return 3;
    }
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
