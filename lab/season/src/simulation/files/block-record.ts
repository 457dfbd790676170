import type { Hex } from "viem";

/** Where a block lies: in a frame of the file of blocks, and there among its bytes once unpacked. */
export interface BlockRecord {
  readonly frameOffset: number;
  readonly frameBytes: number;
  readonly start: number;
  readonly bytes: number;
  /** How many the block has. */
  readonly transactions: number;
  readonly logs: number;
  readonly hash: Hex;
}

export const BLOCK_RECORD_BYTES = 64;

/** Little-endian: the frame's offset (8 bytes) and bytes, start, bytes, transactions, logs (4 each), 4 unused, hash (32). */
export function encodeBlockRecord(block: BlockRecord): Buffer {
  const record = Buffer.alloc(BLOCK_RECORD_BYTES);
  const { frameOffset, frameBytes, start, bytes, transactions, logs, hash } = block;
  record.writeBigUInt64LE(BigInt(frameOffset), 0);
  for (const [index, value] of [frameBytes, start, bytes, transactions, logs].entries()) {
    record.writeUInt32LE(value, 8 + 4 * index);
  }
  record.write(hash.slice(2), 32, "hex");
  return record;
}

export function decodeBlockRecord(records: Buffer, position: number): BlockRecord {
  const at = position * BLOCK_RECORD_BYTES;
  return {
    frameOffset: Number(records.readBigUInt64LE(at)),
    frameBytes: records.readUInt32LE(at + 8),
    start: records.readUInt32LE(at + 12),
    bytes: records.readUInt32LE(at + 16),
    transactions: records.readUInt32LE(at + 20),
    logs: records.readUInt32LE(at + 24),
    hash: `0x${records.toString("hex", at + 32, at + BLOCK_RECORD_BYTES)}`,
  };
}
