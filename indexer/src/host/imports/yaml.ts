import { DeterministicError } from "../deterministic-error.ts";
import type { ModuleHost } from "../module-host.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { writeYaml } from "../yaml/write-yaml.ts";
import type { ImportTable } from "./import-table.ts";

export function yamlImports({ reader, writer }: ModuleHost): ImportTable {
  return {
    plain: {
      "yaml.fromBytes"(bytes: number): number {
        const parsed = parseYaml(reader.bytes(bytes));
        if (parsed === undefined) throw new DeterministicError("failed to parse YAML from bytes");
        return writeYaml(writer, parsed);
      },
      "yaml.try_fromBytes"(bytes: number): number {
        const parsed = parseYaml(reader.bytes(bytes));
        const { yamlWrappedValue, yamlResultValueBool, wrappedBool } = writer.ids;
        if (parsed !== undefined) {
          const value = writer.single(yamlWrappedValue, writeYaml(writer, parsed));
          return writer.pair(yamlResultValueBool, value, 0);
        }
        const error = writer.object(1, wrappedBool);
        writer.setByte(error, 1);
        return writer.pair(yamlResultValueBool, 0, error);
      },
    },
  };
}
