import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import en from "../../i18n/resources/en.json" with { type: "json" };
import zhCN from "../../i18n/resources/zh-CN.json" with { type: "json" };

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const DETECTION = path.join(ROOT, "workers/src/detection");
const CODE = /"((?:LIM|SPD|RES|PRO|NET|SIDE|WASH|INN)-\d\d)"/g;

/** Codes that the sources of detection name, its curves included. */
function codesOf(pattern: string): string[] {
  const files = globSync(pattern, { cwd: DETECTION }).filter((file) => !file.endsWith(".test.ts"));
  const texts = files.map((file) => readFileSync(path.join(DETECTION, file), "utf8"));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(CODE)].map(([, code = ""]) => code)))].sort();
}

const codesWith = (prefix: string, messages: object) =>
  Object.keys(messages)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();

test.each([
  ["English", en],
  ["Chinese", zhCN],
])("every reason code of detection has a name and a sentence in %s, and no other has", (_, messages) => {
  const codes = codesOf("**/*.{ts,json}");
  expect(codes.length).toBeGreaterThanOrEqual(27);
  expect(codesWith("flags.signalName.", messages)).toEqual(codes);
  expect(codesWith("flags.signal.", messages)).toEqual(codes);
});

test("every sentence tells the value", () => {
  for (const messages of [en, zhCN]) {
    for (const [key, text] of Object.entries(messages))
      if (key.startsWith("flags.signal.")) expect(text, key).toContain("{value}");
  }
});
