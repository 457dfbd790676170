import { AmountColumn } from "./amount-column.ts";
import type { ImmutableTables } from "./read-tables.ts";

type Column = Values | AmountColumn | number;
type Table = Readonly<Record<string, Column>>;

/** The rows of both, those of later blocks last. `earlier` must not be used afterwards. */
export function joinTables(earlier: ImmutableTables, later: ImmutableTables): ImmutableTables {
  return mapTables(earlier, (table, name) => {
    const added = later[name] as unknown as Table;
    return added.count === 0 ? table : mapColumns(table, (column, key) => join(column, added[key] as Column));
  });
}

/** The same rows with numbers that may be written to and amounts that may be added to. */
export function copyNumbers(tables: ImmutableTables): ImmutableTables {
  return mapTables(tables, (table) =>
    mapColumns(table, (column) => {
      if (column instanceof AmountColumn) return column.copy();
      return column instanceof Int32Array ? column.slice() : column;
    }),
  );
}

function mapTables(
  tables: ImmutableTables,
  map: (table: Table, name: keyof ImmutableTables) => Table,
): ImmutableTables {
  const entries = Object.entries(tables) as unknown as [keyof ImmutableTables, Table][];
  return Object.fromEntries(
    entries.map(([name, table]) => [name, map(table, name)]),
  ) as unknown as ImmutableTables;
}

function mapColumns(table: Table, map: (column: Column, key: string) => Column): Table {
  return Object.fromEntries(Object.entries(table).map(([key, column]) => [key, map(column, key)]));
}

function join(earlier: Column, later: Column): Column {
  if (typeof earlier === "number") return earlier + (later as number);
  if (earlier instanceof AmountColumn) {
    earlier.append(later as AmountColumn);
    return earlier;
  }
  return joinValues(earlier, later as Values);
}

type Values = Int32Array | Float64Array | Uint8Array;

function joinValues(earlier: Values, later: Values): Values {
  const joined = new (earlier.constructor as new (length: number) => Values)(earlier.length + later.length);
  joined.set(earlier);
  joined.set(later, earlier.length);
  return joined;
}
