import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";
import { AppError } from "@facevalue/core";
import { BLOCK_RECORD_BYTES, type BlockRecord, decodeBlockRecord } from "./block-record.ts";
import { chainFilesOf } from "./chain-files.ts";
import { type KeptBlock, splitBlock } from "./kept-block.ts";

const KEPT_BYTES = 64 << 20;

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
  /** Unpacked frames by offset, least recently used first. */
  readonly #frames = new Map<number, Buffer>();
  #keptBytes = 0;

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
    const { frameOffset, frameBytes, start, bytes } = this.record(number);
    const frame = this.#frames.get(frameOffset) ?? this.#unpack(frameOffset, frameBytes);
    // Again the newest of those that are kept.
    this.#frames.delete(frameOffset);
    this.#frames.set(frameOffset, frame);
    return splitBlock(frame.toString("latin1", start, start + bytes));
  }

  close(): void {
    closeSync(this.#file);
  }

  #unpack(offset: number, bytes: number): Buffer {
    const packed = Buffer.alloc(bytes);
    readSync(this.#file, packed, 0, bytes, offset);
    const frame = zstdDecompressSync(packed);
    this.#keptBytes += frame.length;
    for (const [oldest, { length }] of this.#frames) {
      if (this.#keptBytes <= KEPT_BYTES) break;
      this.#frames.delete(oldest);
      this.#keptBytes -= length;
    }
    return frame;
  }
}
