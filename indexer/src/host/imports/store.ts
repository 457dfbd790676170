import type { EntityView } from "../host-scope.ts";
import type { ModuleHost } from "../module-host.ts";
import type { ImportTable } from "./import-table.ts";

export function storeImports(host: ModuleHost): ImportTable {
  const { reader, writer, memory } = host;

  function returnEntity(name: number, view: EntityView | null): number {
    if (view === null) return 0;
    const { codec } = host.entityType(name, "get");
    return codec.write(writer, view.row, view.isPartial);
  }

  return {
    plain: {
      "store.get_in_block"(name: number, id: number): number {
        return returnEntity(
          name,
          host.scope.store.getInBlock(host.entityType(name, "get").type, reader.string(id)),
        );
      },
      "store.remove"(name: number, id: number): undefined {
        host.scope.store.remove(host.entityType(name, "remove").type, reader.string(id));
      },
    },
    suspending: {
      "store.get"(name: number, id: number): number | Promise<number> {
        const found = host.scope.store.get(host.entityType(name, "get").type, reader.string(id));
        if (!(found instanceof Promise)) return returnEntity(name, found);
        return found.then((view) => {
          memory.refresh();
          return returnEntity(name, view);
        });
      },
      "store.set"(name: number, id: number, map: number): undefined | Promise<undefined> {
        const { type, codec } = host.entityType(name, "set");
        const row = codec.read(reader, map, host.ignoresUnknownFields);
        const done = host.scope.store.set(type, reader.string(id), row);
        return done instanceof Promise ? done.then(() => undefined) : undefined;
      },
      async "store.loadRelated"(name: number, id: number, field: number): Promise<number> {
        const { store } = host.scope;
        const related = await store.loadRelated(
          host.entityType(name, "load_related").type,
          reader.string(id),
          reader.string(field),
        );
        memory.refresh();
        const entities = related.map(({ type, view }) =>
          host.codecOf(type).write(writer, view.row, view.isPartial),
        );
        return writer.array(writer.ids.arrayTypedMapStringStoreValue, entities);
      },
    },
  };
}
