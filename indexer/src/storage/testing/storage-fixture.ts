import { silentLogger } from "@facevalue/core";
import type pg from "pg";
import type { EntityChange } from "../../engine/entity-change.ts";
import { encodeRow } from "../../row/row-codec.ts";
import type { EntityType } from "../../schema/entity-type.ts";
import type { EntityId, EntityRow } from "../../schema/value.ts";
import type { BlockPointer } from "../block-pointer.ts";
import { idKeyOf } from "../id-key.ts";
import { openStorage, type Storage, type StorageOptions } from "../storage.ts";
import { TICKET_SCHEMA } from "./ticket-schema.ts";

/** A storage of the test's entities for chain `chainId`. */
export function openTestStorage(
  pool: pg.Pool,
  chainId: number,
  options: Partial<StorageOptions> = {},
): Promise<Storage> {
  return openStorage({
    pool,
    chainId,
    schemaName: `chain_${chainId}`,
    entitySchema: TICKET_SCHEMA,
    fingerprint: "a",
    network: null,
    keepHistory: false,
    logger: silentLogger,
    ...options,
  });
}

/** Block `number` of the fork `fork`. */
export function blockAt(number: number, fork = 0): BlockPointer {
  const hash = (height: number) =>
    `0x${fork.toString(16).padStart(8, "0")}${height.toString(16).padStart(56, "0")}`;
  return { number, hash: hash(number), parentHash: hash(number - 1), timestamp: 1_700_000_000 + number };
}

let sequence = 0n;

export interface ChangeOptions {
  readonly id: EntityId;
  readonly row: EntityRow | null;
  readonly block: number;
  readonly existed?: boolean;
}

export function changeOf(type: EntityType, { id, row, block, existed = false }: ChangeOptions): EntityChange {
  const vid = (BigInt(block) << 32n) + (sequence++ % 1_000_000n) + 100n;
  return { type, idKey: idKeyOf(id), row: row === null ? null : encodeRow(type, row), vid, existed };
}

export function bytesOf(number: number): Uint8Array {
  return new Uint8Array(Buffer.from(number.toString(16).padStart(8, "0"), "hex"));
}
