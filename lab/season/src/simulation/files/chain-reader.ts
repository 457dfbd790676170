import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";
import { AppError } from "@facevalue/core";
import { BLOCK_RECORD_BYTES, type BlockRecord, decodeBlockRecord } from "./block-record.ts";
import { chainFilesOf } from "./chain-files.ts";
import { type KeptBlock, splitBlock } from "./kept-block.ts";

const CACHED_BYTES = 128 << 20;

export interface ChainMeta {
  readonly version: 1;
  readonly chainId: number;
  readonly factory: string;
  readonly market: string;
  readonly currencies: readonly {
    readonly account: string;
    readonly symbol: string;
    readonly decimals: number;
  }[];
}

/** Reads the blocks of a chain that is complete. */
export class ChainReader {
  readonly meta: ChainMeta;
  readonly #records: Buffer;
  readonly #file: number;
  /** Least recently used first. */
  readonly #cache = new Map<number, { block: KeptBlock; bytes: number }>();
  #cachedBytes = 0;

  /** @throws AppError NOT_FOUND when the folder holds no complete world */
  constructor(worldFolder: string) {
    const files = chainFilesOf(worldFolder);
    try {
      this.meta = JSON.parse(readFileSync(files.meta, "utf8")) as ChainMeta;
      this.#records = readFileSync(files.index);
      this.#file = openSync(files.blocks, "r");
    } catch (cause) {
      const message = `${worldFolder} holds no complete world: write one with facevalue season --out ${worldFolder}.`;
      throw new AppError("NOT_FOUND", message, { cause });
    }
  }

  /** How many blocks there are; numbers begin with 0. */
  get length(): number {
    return this.#records.length / BLOCK_RECORD_BYTES;
  }

  record(number: number): BlockRecord {
    return decodeBlockRecord(this.#records, number);
  }

  block(number: number): KeptBlock {
    const cached = this.#cache.get(number);
    if (cached !== undefined) {
      this.#cache.delete(number);
      this.#cache.set(number, cached);
      return cached.block;
    }
    const { offset, bytes } = this.record(number);
    const frame = Buffer.alloc(bytes);
    readSync(this.#file, frame, 0, bytes, offset);
    const text = zstdDecompressSync(frame).toString("latin1");
    const block = splitBlock(text);
    this.#keep(number, { block, bytes: text.length });
    return block;
  }

  close(): void {
    closeSync(this.#file);
  }

  #keep(number: number, entry: { block: KeptBlock; bytes: number }): void {
    this.#cache.set(number, entry);
    this.#cachedBytes += entry.bytes;
    for (const [oldest, { bytes }] of this.#cache) {
      if (this.#cachedBytes <= CACHED_BYTES) break;
      this.#cache.delete(oldest);
      this.#cachedBytes -= bytes;
    }
  }
}
