import type { Column, EntitySchema, EntityType } from "../../schema/entity-type.ts";

function column(field: string, kind: Column["kind"], rest: Partial<Column> = {}): Column {
  const name = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { field, name, kind, enumName: null, isList: false, isNullable: false, reference: null, ...rest };
}

function type(name: string, columns: readonly Column[], rest: Partial<EntityType>): EntityType {
  const idKind = columns[0]?.kind as EntityType["idKind"];
  const base = { isImmutable: false, skipDuplicates: false, idKind, idColumn: 0, derived: [] };
  return { name, table: name.toLowerCase(), columns, ...base, ...rest };
}

/** Mutable, with every kind of value, single and in lists. */
export const TICKET = type(
  "Ticket",
  [
    column("id", "Bytes"),
    column("owner", "String", { reference: "Account" }),
    column("holders", "String", { reference: "Account", isList: true }),
    column("lastPrice", "BigInt", { isNullable: true }),
    column("markup", "BigDecimal", { isNullable: true }),
    column("status", "Enum", { enumName: "TicketStatus" }),
    column("resales", "Int"),
    column("serial", "Int8", { isNullable: true }),
    column("isListed", "Boolean"),
    column("soldAt", "Timestamp", { isNullable: true }),
    column("prices", "BigInt", { isList: true }),
    column("ratios", "BigDecimal", { isList: true, isNullable: true }),
    column("proofs", "Bytes", { isList: true }),
    column("times", "Timestamp", { isList: true, isNullable: true }),
    column("marks", "Enum", { enumName: "TicketStatus", isList: true }),
    column("flags", "Boolean", { isList: true }),
  ],
  {},
);

/** Mutable, small. */
export const ACCOUNT = type("Account", [column("id", "String"), column("balance", "Int")], {});

/** Immutable. */
export const SALE = type(
  "Sale",
  [column("id", "Bytes"), column("buyer", "String", { reference: "Account" }), column("amount", "BigInt")],
  { isImmutable: true },
);

/** Immutable, of which a second one with the same id is left out. */
export const DAY = type("Day", [column("id", "Int8"), column("note", "String")], {
  isImmutable: true,
  skipDuplicates: true,
});

export const TICKET_SCHEMA: EntitySchema = {
  types: new Map([TICKET, ACCOUNT, SALE, DAY].map((entry) => [entry.name, entry])),
  interfaces: new Map(),
  enums: new Map([["TicketStatus", ["VALID", "Used", "BURNED"]]]),
};
