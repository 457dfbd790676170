/** Made-up addresses: the byte repeated. */
export function address(byte: number): Buffer {
  return Buffer.alloc(20, byte);
}

/** `number` in `size` bytes, big endian. */
export function bytesOf(number: bigint, size: number): Buffer {
  return Buffer.from(number.toString(16).padStart(size * 2, "0"), "hex");
}

/** Id of what a contract knows by a 256-bit number: events and tickets. */
export function numberedId(contract: Buffer, number: bigint): Buffer {
  return Buffer.concat([contract, bytesOf(number, 32)]);
}

export function tierId(event: Buffer, tier: number): Buffer {
  return Buffer.concat([event, bytesOf(BigInt(tier), 4)]);
}

/** Id of what a log tells: transaction hash and log index. */
export function logId(transaction: number, logIndex: number): Buffer {
  return Buffer.concat([transactionHash(transaction), bytesOf(BigInt(logIndex), 4)]);
}

export function transactionHash(transaction: number): Buffer {
  return bytesOf(BigInt(transaction), 32);
}

export function hex(bytes: Buffer): string {
  return `0x${bytes.toString("hex")}`;
}

/** The public id of an entity, as the documentation of global ids lays it out. */
export function globalId(type: string, chainId: number, id: Buffer): string {
  return Buffer.from(`${type}:${chainId}:${hex(id)}`).toString("base64url");
}
