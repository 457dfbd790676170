import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
/** The simulator writes the truth, the evaluation reads it; this test names it. */
const MAY_NAME = /^(lab\/eval|lab\/season)\/|^test\/truth-readers\.test\.ts$/;
/** A text that is the folder's name, or a path through it, in any kind of quotes. */
const TRUTH_FOLDER =
  /(["'`])truth\1|["'`/]truth\/|["'`](?:[^"'`\n]*\/)?(?:wallets|entities|ledger)\.(?:nd)?json["'`]/;

const sources = () =>
  globSync("**/*.{ts,tsx,mts,js,mjs,sql,sh}", {
    cwd: root,
    exclude: ["**/node_modules/**", "**/build/**", "**/dist/**", "**/generated/**"],
  });

test("nothing but the simulator and the evaluation names the files of ground truth", () => {
  const readers = sources().filter(
    (file) => !MAY_NAME.test(file) && TRUTH_FOLDER.test(readFileSync(join(root, file), "utf8")),
  );
  expect(readers).toEqual([]);
});

test("the evaluation is seen by the same search", () => {
  const seen = sources().filter((file) => TRUTH_FOLDER.test(readFileSync(join(root, file), "utf8")));
  expect(seen).toContain("lab/eval/src/world/read-truth.ts");
});

test.each([
  'readFileSync("truth/wallets.ndjson")',
  "join(folder, 'truth', name)",
  "`$" + "{folder}/truth/sales.ndjson`",
  "open(`$" + "{folder}/entities.ndjson`)",
])("%s is seen", (line) => {
  expect(line).toMatch(TRUTH_FOLDER);
});

test.each(['import { truth } from "./truth.ts"', 'fetch(url + "/truth")', "// the truth/lie question"])(
  "%s is let be",
  (line) => expect(line).not.toMatch(TRUTH_FOLDER),
);
