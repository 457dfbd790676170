import type { Aggregation } from "./aggregation.ts";

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

/** A text search over an entity's texts, in a column that Postgres fills. */
export interface FulltextColumn {
  /** Name of the search in schema.graphql. */
  readonly field: string;
  /** snake_case column name in Postgres. */
  readonly name: string;
  /** Postgres text search configuration, e.g. "english". */
  readonly configuration: string;
  /** How matches are ranked when it is asked; the column is the same. */
  readonly algorithm: "rank" | "proximityRank";
  /** The columns whose texts it holds. */
  readonly columns: readonly Column[];
}

export interface EntityType {
  readonly name: string;
  /** snake_case table name in Postgres. */
  readonly table: string;
  readonly isImmutable: boolean;
  /** Ids and timestamps come from the host. */
  readonly isTimeseries?: boolean;
  /** Its rows come from rollups of a timeseries; mappings neither read nor write them. */
  readonly isAggregation?: boolean;
  readonly skipDuplicates: boolean;
  readonly idKind: "String" | "Bytes" | "Int8";
  /** In schema order; a row holds its values at these positions. The id is one of them. */
  readonly columns: readonly Column[];
  readonly idColumn: number;
  readonly derived: readonly DerivedField[];
  /** Beside `columns`, of which it is no part. */
  readonly fulltext?: readonly FulltextColumn[];
}

export interface EntitySchema {
  /** Every table by name; an aggregation has one per interval, such as Stats_hour. */
  readonly types: ReadonlyMap<string, EntityType>;
  /** None when absent. */
  readonly aggregations?: readonly Aggregation[];
  /** Interface name → names of the entities that implement it. */
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}
