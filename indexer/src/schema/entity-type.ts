/** GraphQL scalar of a column; references carry their target's id kind, enums are "Enum". */
export type ScalarKind =
  | "String"
  | "Bytes"
  | "Int"
  | "Int8"
  | "BigInt"
  | "BigDecimal"
  | "Boolean"
  | "Timestamp"
  | "Enum";

export interface Column {
  /** Field name in schema.graphql. */
  readonly field: string;
  /** snake_case column name in Postgres. */
  readonly name: string;
  readonly kind: ScalarKind;
  /** Name of the GraphQL enum when kind is "Enum". */
  readonly enumName: string | null;
  readonly isList: boolean;
  readonly isNullable: boolean;
  /** Name of the entity or interface this column holds ids of. */
  readonly reference: string | null;
}

export interface DerivedField {
  readonly field: string;
  readonly target: string;
  /** Field of the target that points back. */
  readonly targetField: string;
  readonly isList: boolean;
}

export interface EntityType {
  readonly name: string;
  /** snake_case table name in Postgres. */
  readonly table: string;
  readonly isImmutable: boolean;
  /** Ids and timestamps come from the host. */
  readonly isTimeseries?: boolean;
  readonly skipDuplicates: boolean;
  readonly idKind: "String" | "Bytes" | "Int8";
  /** In schema order; a row holds its values at these positions. The id is one of them. */
  readonly columns: readonly Column[];
  readonly idColumn: number;
  readonly derived: readonly DerivedField[];
}

export interface EntitySchema {
  readonly types: ReadonlyMap<string, EntityType>;
  /** Interface name → names of the entities that implement it. */
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}
