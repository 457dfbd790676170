import { mkdirSync, rmSync } from "node:fs";
import { constants, zstdCompressSync } from "node:zlib";
import type { BlockLines } from "../write/block-lines.ts";
import { AppendFile } from "./append-file.ts";
import { type BlockRecord, encodeBlockRecord } from "./block-record.ts";
import { type ChainFiles, HASH_PREFIX_BYTES } from "./chain-files.ts";

/** Of a frame before it is packed; a reader unpacks one at a time. */
const FRAME_BYTES = 256 << 10;
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export interface ChainCounts {
  readonly blocks: number;
  readonly transactions: number;
  readonly logs: number;
}

/** Writes blocks to the files of a chain as they come; what was there before is replaced. */
export class ChainWriter {
  readonly #blocks: AppendFile;
  readonly #index: AppendFile;
  readonly #transactions: AppendFile;
  /** Blocks of the frame that is not packed yet. */
  #open: string[] = [];
  #openBytes = 0;
  #records: Omit<BlockRecord, "frameOffset" | "frameBytes">[] = [];
  #counts: ChainCounts = { blocks: 0, transactions: 0, logs: 0 };

  constructor(files: ChainFiles) {
    mkdirSync(files.folder, { recursive: true });
    rmSync(files.meta, { force: true });
    this.#blocks = new AppendFile(files.blocks);
    this.#index = new AppendFile(files.index);
    this.#transactions = new AppendFile(files.transactions);
  }

  get counts(): ChainCounts {
    return this.#counts;
  }

  /** Adds the next block. */
  add({ hash, header, transactions }: BlockLines): void {
    const lines = [header];
    for (const { transaction, receipt, logs } of transactions) lines.push(transaction, receipt, ...logs);
    const logs = lines.length - 1 - 2 * transactions.length;
    const text = `${lines.join("\n")}\n`;
    this.#records.push({
      start: this.#openBytes,
      bytes: text.length,
      transactions: transactions.length,
      logs,
      hash,
    });
    this.#open.push(text);
    this.#openBytes += text.length;
    for (const transaction of transactions) {
      const prefix = transaction.hash.slice(2, 2 + 2 * HASH_PREFIX_BYTES);
      this.#transactions.append(Buffer.from(prefix, "hex"));
    }
    this.#counts = {
      blocks: this.#counts.blocks + 1,
      transactions: this.#counts.transactions + transactions.length,
      logs: this.#counts.logs + logs,
    };
    if (this.#openBytes >= FRAME_BYTES) this.#pack();
  }

  close(): void {
    this.#pack();
    for (const file of [this.#blocks, this.#index, this.#transactions]) file.close();
  }

  #pack(): void {
    if (this.#records.length === 0) return;
    const frame = zstdCompressSync(Buffer.from(this.#open.join(""), "latin1"), LEVEL);
    const place = { frameOffset: this.#blocks.bytes, frameBytes: frame.length };
    for (const record of this.#records) this.#index.append(encodeBlockRecord({ ...record, ...place }));
    this.#blocks.append(frame);
    this.#open = [];
    this.#openBytes = 0;
    this.#records = [];
  }
}
