import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import { decodePartialRow, encodeRow } from "../row/row-codec.ts";
import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { idOfKey } from "./entity-id.ts";

const MICROSECONDS = 1_000_000n;

/** Ids that the host makes: for timeseries entities, and where a mapping passes the id "auto". */
export class GeneratedIds {
  readonly #block: { readonly number: number; readonly timestampSeconds: bigint };
  #sequence = 0;

  constructor(block: { readonly number: number; readonly timestampSeconds: bigint }) {
    this.#block = block;
  }

  isGenerated(type: EntityType, id: string): boolean {
    return type.isTimeseries === true || id === "auto";
  }

  /** (block << 32) + sequence, as Int8 or as eight big-endian bytes. */
  next(type: EntityType): IdKey {
    if (type.idKind === "String")
      throw new NonDeterministicError(`ids of ${type.name} are strings, which the host does not make`);
    const id = (BigInt(this.#block.number) << 32n) + BigInt(this.#sequence++);
    return type.idKind === "Int8" ? id.toString() : `0x${id.toString(16).padStart(16, "0")}`;
  }

  /** How many ids were made; setting it back makes them again. */
  get sequence(): number {
    return this.#sequence;
  }

  set sequence(sequence: number) {
    this.#sequence = sequence;
  }

  /** A timeseries row with the host's id and block time; other rows as they are. */
  stamp(type: EntityType, row: RowImage, key: IdKey): RowImage {
    if (type.isTimeseries !== true) return row;
    const timestamp = type.columns.findIndex(({ field }) => field === "timestamp");
    const values = decodePartialRow(type, row).with(type.idColumn, idOfKey(type, key));
    const time = this.#block.timestampSeconds * MICROSECONDS;
    return encodeRow(type, timestamp < 0 ? values : values.with(timestamp, time));
  }
}
