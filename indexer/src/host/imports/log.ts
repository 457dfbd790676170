import { DeterministicError } from "../deterministic-error.ts";
import type { LogLevel } from "../host-scope.ts";
import type { ModuleHost } from "../module-host.ts";
import type { ImportTable } from "./import-table.ts";

const LEVELS: readonly LogLevel[] = ["critical", "error", "warn", "info", "debug"];

export function logImports(host: ModuleHost): ImportTable {
  return {
    plain: {
      "log.log"(level: number, message: number): undefined {
        const text = host.reader.string(message);
        const name = LEVELS[level] ?? "debug";
        host.scope.log(name, text);
        if (name !== "critical") return;
        throw new DeterministicError(`Critical error logged in mapping with log message: ${text}`);
      },
    },
  };
}
