import { expect, test } from "vitest";
import { makeHeap } from "../../../test-subgraphs/test-heap.ts";
import { ModuleHost } from "../module-host.ts";
import { IMPORT_TABLES } from "./all-imports.ts";
import { IMPORT_NAMES, SUSPENDING_IMPORTS } from "./import-names.ts";

test("every import that a subgraph may use exists, and those that wait are known", () => {
  const { memory, writer } = makeHeap();
  const host = new ModuleHost(memory, writer, { ignoresUnknownFields: false });
  const tables = IMPORT_TABLES.map((table) => table(host));
  const plain = tables.flatMap((table) => Object.keys(table.plain));
  const suspending = tables.flatMap((table) => Object.keys(table.suspending ?? {}));
  expect(new Set([...plain, ...suspending])).toEqual(IMPORT_NAMES);
  expect(new Set(suspending)).toEqual(SUSPENDING_IMPORTS);
});
