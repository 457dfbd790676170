/** A block that storage knows about. Hashes are lower-case 0x hex, the timestamp is in Unix seconds. */
export interface BlockPointer {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly timestamp: number;
}
