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
const UINT32 = 2 ** 32;

/** Logs as the evidence columns of the schema `metrics` hold them: each 44 bytes, of hash (32), log index (4, -1 for none), block (8). */
export function encodeEvidence(logs: readonly EvidenceLog[]): Buffer {
  const bytes = allocateEvidence(logs.length);
  for (const [index, { transaction, logIndex, block }] of logs.entries()) {
    writeEvidence(bytes, index, { hash: Buffer.from(transaction.slice(2), "hex"), logIndex, block });
  }
  return bytes;
}

/** Room for so many logs, in which every byte is still to be written. */
export function allocateEvidence(count: number): Buffer {
  return Buffer.allocUnsafe(count * ENTRY_BYTES);
}

/** Writes the log at this position. A hash of fewer than 32 bytes gets zeros before it. */
export function writeEvidence(
  bytes: Buffer,
  position: number,
  { hash, logIndex, block }: Omit<EvidenceLog, "transaction"> & { readonly hash: Uint8Array },
): void {
  const at = position * ENTRY_BYTES;
  const padding = HASH_BYTES - hash.length;
  if (padding > 0) bytes.fill(0, at, at + padding);
  bytes.set(hash, at + padding);
  bytes.writeInt32BE(logIndex ?? NO_LOG, at + LOG_AT);
  bytes.writeInt32BE(Math.floor(block / UINT32), at + BLOCK_AT);
  bytes.writeUInt32BE(block % UINT32, at + BLOCK_AT + 4);
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
