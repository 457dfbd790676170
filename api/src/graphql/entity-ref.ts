/** An entity of one network. Public ids, loaders and lists all name entities this way. */
export interface EntityRef {
  readonly chainId: number;
  /** The entity's id within its network, 0x and lower-case hex. */
  readonly key: string;
}

/** The same text for the same entity, for maps. */
export function refKey({ chainId, key }: EntityRef): string {
  return `${chainId}:${key}`;
}

/** Bytes of a hex id, for query parameters. */
export function toBytes(hex: string): Buffer {
  return Buffer.from(hex.slice(2), "hex");
}
