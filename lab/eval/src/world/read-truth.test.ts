import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTruth } from "./read-truth.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "truth-"));
  mkdirSync(join(folder, "truth"));
  write("wallets", "");
  write("sales", "");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, `truth/${name}.ndjson`), text);
const infrastructure = { controller: "c1", label: "infrastructure", type: "organizer" };

test("a byte order mark and blank lines are no part of the truth", async () => {
  write("entities", `\uFEFF${JSON.stringify({ ...infrastructure, wallets: ["0xA"] })}\r\n\r\n`);
  expect((await readTruth(folder)).controllerOf.get("0xa")).toMatchObject({ controller: "c1" });
});

test("a controller without wallets is refused in one line", async () => {
  write("entities", JSON.stringify(infrastructure));
  await expect(readTruth(folder)).rejects.toThrow(/Controller c1 .* has no list of wallets/);
});
