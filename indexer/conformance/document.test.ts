import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { writeDocument } from "./write-document.ts";

test("docs/conformance.md lists the points that are tested", async () => {
  const page = await readFile(new URL("../../docs/conformance.md", import.meta.url), "utf8");
  expect(page).toBe(writeDocument());
});
