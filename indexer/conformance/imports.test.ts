import { expect, test } from "vitest";
import { IMPORT_NAMES } from "../src/host/imports/import-names.ts";
import { conformanceBuild } from "./conformance-bed.ts";

test("the mappings use every function that the host offers", async () => {
  const { dataSources } = await conformanceBuild();
  const used = new Set(
    dataSources.flatMap(({ mapping }) => WebAssembly.Module.imports(mapping.module).map(({ name }) => name)),
  );
  expect([...used].sort()).toEqual([...IMPORT_NAMES].sort());
}, 300_000);
