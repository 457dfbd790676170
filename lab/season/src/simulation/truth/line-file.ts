import { once } from "node:events";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";

/** Waiting lines are written when there are so many. */
const BATCH = 2_000;

/** A file of JSON lines that is written while lines come; they are kept until the file has a place. */
export class LineFile {
  #stream: WriteStream | null = null;
  #lines: string[] = [];

  open(path: string): void {
    if (this.#stream) return;
    mkdirSync(dirname(path), { recursive: true });
    this.#stream = createWriteStream(path);
  }

  async add(line: object): Promise<void> {
    this.#lines.push(JSON.stringify(line));
    if (this.#stream && this.#lines.length >= BATCH) await this.#flush(this.#stream);
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    if (!stream) throw new RangeError("a file of lines is opened before it is closed");
    await this.#flush(stream);
    stream.end();
    await once(stream, "close");
  }

  async #flush(stream: WriteStream): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = `${this.#lines.join("\n")}\n`;
    this.#lines = [];
    if (!stream.write(text)) await once(stream, "drain");
  }
}
