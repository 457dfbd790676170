import type { Column, EntitySchema, EntityType } from "../../schema/entity-type.ts";

function column(field: string, kind: Column["kind"]): Column {
  return { field, name: field, kind, isList: false, isNullable: false, enumName: null, reference: null };
}

/** One immutable row per log. */
export const ENTRY: EntityType = {
  name: "Entry",
  table: "entry",
  isImmutable: true,
  skipDuplicates: false,
  idKind: "String",
  columns: [column("id", "String"), column("contract", "String"), column("data", "String")],
  idColumn: 0,
  derived: [],
};

/** Number of logs per contract. */
export const COUNTER: EntityType = {
  name: "Counter",
  table: "counter",
  isImmutable: false,
  skipDuplicates: false,
  idKind: "String",
  columns: [column("id", "String"), column("logs", "Int")],
  idColumn: 0,
  derived: [],
};

export const FAKE_SCHEMA: EntitySchema = {
  types: new Map([
    [ENTRY.name, ENTRY],
    [COUNTER.name, COUNTER],
  ]),
  interfaces: new Map(),
  enums: new Map(),
};
