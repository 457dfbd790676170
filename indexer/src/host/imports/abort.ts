import { DeterministicError } from "../deterministic-error.ts";
import type { ModuleHost } from "../module-host.ts";
import type { ImportTable } from "./import-table.ts";

export function abortImports({ reader }: ModuleHost): ImportTable {
  return {
    plain: {
      abort(message: number, file: number, line: number, column: number): undefined {
        const text = message === 0 ? "no message" : `message: ${reader.string(message)}`;
        const place = file === 0 ? "an unknown location" : reader.string(file);
        const lineText = line === 0 ? "" : `, line ${line}`;
        const columnText = column === 0 ? "" : `, column ${column}`;
        throw new DeterministicError(`Mapping aborted at ${place}${lineText}${columnText}, with ${text}`);
      },
    },
  };
}
