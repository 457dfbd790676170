import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { PartialRow } from "../schema/partial-row.ts";
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

  /** A timeseries row with the host's id and block time; other rows lose a placeholder id only. */
  stamp(type: EntityType, row: PartialRow, key: IdKey): PartialRow {
    if (type.isTimeseries !== true) return row;
    const timestamp = type.columns.findIndex(({ field }) => field === "timestamp");
    const stamped = row.with(type.idColumn, idOfKey(type, key));
    return timestamp < 0 ? stamped : stamped.with(timestamp, this.#block.timestampSeconds * MICROSECONDS);
  }
}
