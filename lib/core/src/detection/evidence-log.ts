/** A log that a finding rests on. */
export interface EvidenceLog {
  /** Transaction hash, hex with 0x. */
  readonly transaction: string;
  /** Position of the log in the block; null when the transaction itself is meant. */
  readonly logIndex: number | null;
  readonly block: number;
}

const HASH_BYTES = 32;
const LOG_AT = HASH_BYTES;
const BLOCK_AT = LOG_AT + 4;
const ENTRY_BYTES = BLOCK_AT + 8;
const NO_LOG = -1;

/** Logs as the evidence columns of the schema `metrics` hold them: each 44 bytes, of hash (32), log index (4, -1 for none), block (8). */
export function encodeEvidence(logs: readonly EvidenceLog[]): Buffer {
  const bytes = Buffer.alloc(logs.length * ENTRY_BYTES);
  for (const [index, { transaction, logIndex, block }] of logs.entries()) {
    const at = index * ENTRY_BYTES;
    bytes.write(transaction.slice(2).padStart(HASH_BYTES * 2, "0"), at, "hex");
    bytes.writeInt32BE(logIndex ?? NO_LOG, at + LOG_AT);
    bytes.writeBigInt64BE(BigInt(block), at + BLOCK_AT);
  }
  return bytes;
}

export function decodeEvidence(bytes: Buffer): EvidenceLog[] {
  return Array.from({ length: Math.floor(bytes.length / ENTRY_BYTES) }, (_, index) => {
    const at = index * ENTRY_BYTES;
    const logIndex = bytes.readInt32BE(at + LOG_AT);
    return {
      transaction: `0x${bytes.toString("hex", at, at + HASH_BYTES)}`,
      logIndex: logIndex === NO_LOG ? null : logIndex,
      block: Number(bytes.readBigInt64BE(at + BLOCK_AT)),
    };
  });
}
