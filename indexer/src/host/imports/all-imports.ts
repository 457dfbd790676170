import type { ModuleHost } from "../module-host.ts";
import { MustWait } from "../must-wait.ts";
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

/**
 * Import object for a module: `host` is asked for only when an import is called, after the instance exists.
 * @param canWait false: an import whose answer is not there throws MustWait
 */
export function linkImports(
  module: WebAssembly.Module,
  host: () => ModuleHost,
  canWait: boolean,
): WebAssembly.Imports {
  const tables = lazily(() => IMPORT_TABLES.map((table) => table(host())));
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: file, name } of WebAssembly.Module.imports(module)) {
    const target = imports[file] ?? {};
    imports[file] = target;
    target[name] = linkOne(name, { host, tables, canWait });
  }
  return imports;
}

/** Of at most four parameters, as every import has: a rest parameter would make an array for each call. */
type Import = (one: never, two: never, three: never, four: never) => unknown;

function linkOne(
  name: string,
  link: { host: () => ModuleHost; tables: () => readonly ImportTable[]; canWait: boolean },
): WebAssembly.ImportValue {
  let target: Import | undefined;
  const call: Import = (one, two, three, four) => {
    target ??= find(name, link.tables()) as Import;
    link.host().memory.refresh();
    return target(one, two, three, four);
  };
  if (!SUSPENDING_IMPORTS.has(name)) return call;
  if (link.canWait) return new WebAssembly.Suspending(call) as WebAssembly.ImportValue;
  return (one: never, two: never, three: never, four: never) => orMustWait(call(one, two, three, four));
}

function orMustWait(result: unknown): unknown {
  if (!(result instanceof Promise)) return result;
  // The handler asks again where it can wait, and hears of a failure there.
  result.catch(() => undefined);
  throw new MustWait();
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
