import { once } from "node:events";
import type { Writable } from "node:stream";

/** A record as one line of each format. */
export type ExportFormat = "ndjson" | "csv";

type Fields = object;

/**
 * Writes records one per line: as JSON, or as comma-separated values under a line of names, where lists and objects are JSON. Waits for
 * a reader that is slower; one that has seen enough, such as `head`, ends it without an error.
 */
export class ExportLines {
  readonly #output: Writable;
  readonly #format: ExportFormat;
  #isBegun = false;
  #failure: unknown = null;

  constructor(output: Writable, format: ExportFormat) {
    this.#output = output;
    this.#format = format;
    output.on("error", (error) => {
      this.#failure ??= error;
    });
  }

  /** Whether nobody reads any more. */
  get isClosed(): boolean {
    return this.#failure instanceof Error && "code" in this.#failure && this.#failure.code === "EPIPE";
  }

  async write(record: Fields): Promise<void> {
    if (this.#format === "ndjson") return await this.#line(JSON.stringify(record));
    if (!this.#isBegun) await this.#line(Object.keys(record).join(","));
    this.#isBegun = true;
    await this.#line(Object.values(record).map(toCell).join(","));
  }

  async #line(text: string): Promise<void> {
    try {
      if (this.#failure === null && !this.#output.write(`${text}\n`)) await once(this.#output, "drain");
    } catch (error) {
      this.#failure ??= error;
    }
    if (this.#failure !== null && !this.isClosed) throw this.#failure;
  }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
