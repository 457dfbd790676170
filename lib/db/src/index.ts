export { assertMigrated } from "./assert-migrated.ts";
export { checkDatabase } from "./check-database.ts";
export { ByteWriter } from "./copy/byte-writer.ts";
export { bytesList } from "./copy/bytes-list.ts";
export { type CopyRow, type CopyTarget, copyBinary, copyEncoded } from "./copy/copy-binary.ts";
export type { CopyColumn, CopyDecimal, CopyRange, CopyType, CopyValue } from "./copy/copy-column.ts";
export type { ColumnType, Decoded, RowShape } from "./copy/decode-value.ts";
export { encodeArray } from "./copy/encode-array.ts";
export { writeDecimal, writeInteger, writeMillionths, writeSafeInteger } from "./copy/encode-numeric.ts";
export { ELEMENT_OIDS, writeRange, writeTimestamp } from "./copy/encoders.ts";
export { type CellSink, decodeAmount, readCells } from "./copy/read-cells.ts";
export { readRows } from "./copy/read-rows.ts";
export { createDatabase } from "./create-database.ts";
export { createPool, type PoolOptions } from "./create-pool.ts";
export type { Database } from "./database.ts";
export { detectedChains } from "./detection/detected-chains.sql.ts";
export {
  type EntityKey,
  entitiesOf,
  type LinkFamily,
  type LinkRow,
  linksOf,
  type MemberRow,
  membersOf,
  type RoleRow,
  rolesOf,
  type SignalRow,
  signalsOf,
  type TellingRow,
  tellingsOf,
} from "./detection/entity-rows.sql.ts";
export { type OverCap, SCORE_COLUMNS, type ScoreRow } from "./detection/score-columns.sql.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  openEmbeddedPostgres,
} from "./embedded/open-embedded-postgres.ts";
export { findPendingMigrations } from "./find-pending-migrations.ts";
export type { ChainTables } from "./generated/chain-tables.ts";
export { isPriceShared } from "./is-price-shared.sql.ts";
export { migrateToLatest } from "./migrate-to-latest.ts";
export { inTransaction, openSession, type Session } from "./session.ts";
