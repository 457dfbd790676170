import type { ModuleHost } from "../module-host.ts";
import { abortImports } from "./abort.ts";
import { bigDecimalImports } from "./big-decimal.ts";
import { bigIntImports } from "./big-int.ts";
import { cryptoImports } from "./crypto.ts";
import { dataSourceImports } from "./data-source.ts";
import { ethereumImports } from "./ethereum.ts";
import { SUSPENDING_IMPORTS } from "./import-names.ts";
import type { HostFunction, ImportTable, SuspendingFunction } from "./import-table.ts";
import { jsonImports } from "./json.ts";
import { logImports } from "./log.ts";
import { storeImports } from "./store.ts";
import { typeConversionImports } from "./type-conversion.ts";
import { unavailableImports } from "./unavailable.ts";
import { yamlImports } from "./yaml.ts";

/** The host's functions, one table per namespace. */
export const IMPORT_TABLES: readonly ((host: ModuleHost) => ImportTable)[] = [
  abortImports,
  storeImports,
  bigIntImports,
  bigDecimalImports,
  typeConversionImports,
  cryptoImports,
  logImports,
  dataSourceImports,
  ethereumImports,
  jsonImports,
  yamlImports,
  unavailableImports,
];

/** Import object for a module: `host` is asked for only when an import is called, after the instance exists. */
export function linkImports(module: WebAssembly.Module, host: () => ModuleHost): WebAssembly.Imports {
  const tables = lazily(() => IMPORT_TABLES.map((table) => table(host())));
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: file, name } of WebAssembly.Module.imports(module)) {
    const target = imports[file] ?? {};
    imports[file] = target;
    target[name] = linkOne(name, host, tables);
  }
  return imports;
}

function linkOne(
  name: string,
  host: () => ModuleHost,
  tables: () => readonly ImportTable[],
): WebAssembly.ImportValue {
  let target: ((...values: never[]) => unknown) | undefined;
  const call = (...values: never[]): unknown => {
    target ??= find(name, tables());
    host().memory.refresh();
    return target(...values);
  };
  return SUSPENDING_IMPORTS.has(name) ? (new WebAssembly.Suspending(call) as WebAssembly.ImportValue) : call;
}

function find(name: string, tables: readonly ImportTable[]): HostFunction | SuspendingFunction {
  for (const { plain, suspending } of tables) {
    const found = plain[name] ?? suspending?.[name];
    if (found) return found;
  }
  throw new Error(`no import ${name}`);
}

function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
