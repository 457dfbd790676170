import type { ModuleHost } from "../module-host.ts";
import { readTypedMap } from "../store-value-reader.ts";
import { writeStoreValue, writeTypedMap } from "../store-value-writer.ts";
import type { ImportTable } from "./import-table.ts";

export function dataSourceImports(host: ModuleHost): ImportTable {
  const { reader, writer } = host;
  const strings = (array: number) => [...reader.pointers(array)].map((pointer) => reader.string(pointer));
  return {
    plain: {
      "dataSource.create"(name: number, parameters: number): undefined {
        host.scope.createDataSource(reader.string(name), strings(parameters), null);
      },
      "dataSource.createWithContext"(name: number, parameters: number, context: number): undefined {
        host.scope.createDataSource(reader.string(name), strings(parameters), readTypedMap(reader, context));
      },
      "dataSource.address": () => writer.hexBytes(host.scope.address),
      "dataSource.network": () => writer.string(host.scope.network),
      "dataSource.context"(): number {
        const entries = host.scope.context.map(
          ([name, value]) => [writer.string(name), writeStoreValue(writer, value)] as const,
        );
        return writeTypedMap(writer, entries);
      },
    },
  };
}
