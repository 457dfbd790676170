import type { Hex } from "viem";

/** Where a block lies in the file of blocks. */
export interface BlockRecord {
  readonly offset: number;
  readonly bytes: number;
  /** How many the block has. */
  readonly transactions: number;
  readonly logs: number;
  readonly hash: Hex;
}

export const BLOCK_RECORD_BYTES = 56;

/** Little-endian: offset (8 bytes), bytes, transactions, logs (4 each), 4 unused, hash (32). */
export function encodeBlockRecord({ offset, bytes, transactions, logs, hash }: BlockRecord): Buffer {
  const record = Buffer.alloc(BLOCK_RECORD_BYTES);
  record.writeBigUInt64LE(BigInt(offset), 0);
  record.writeUInt32LE(bytes, 8);
  record.writeUInt32LE(transactions, 12);
  record.writeUInt32LE(logs, 16);
  record.write(hash.slice(2), 24, "hex");
  return record;
}

export function decodeBlockRecord(records: Buffer, position: number): BlockRecord {
  const at = position * BLOCK_RECORD_BYTES;
  return {
    offset: Number(records.readBigUInt64LE(at)),
    bytes: records.readUInt32LE(at + 8),
    transactions: records.readUInt32LE(at + 12),
    logs: records.readUInt32LE(at + 16),
    hash: `0x${records.toString("hex", at + 24, at + BLOCK_RECORD_BYTES)}`,
  };
}
