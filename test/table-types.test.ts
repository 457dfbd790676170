import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("the checked-in table types are those of the migrations and the subgraph", () => {
  const folder = mkdtempSync(join(tmpdir(), "table-types-"));
  try {
    execFileSync(process.execPath, [join(root, "scripts/generate-table-types.ts"), folder]);
    for (const file of ["tables.ts", "chain-tables.ts"]) {
      const checkedIn = readFileSync(join(root, "lib/db/src/generated", file), "utf8");
      expect(readFileSync(join(folder, file), "utf8"), "run npm run db:types").toBe(checkedIn);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
