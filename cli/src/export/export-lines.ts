import { once } from "node:events";
import type { Writable } from "node:stream";

/** A record as one line of each format. */
export type ExportFormat = "ndjson" | "csv";

type Fields = object;

/**
 * Writes records one per line: as JSON, or as comma-separated values under a line of names, where lists and objects are JSON. Waits for
 * a reader that is slower.
 */
export class ExportLines {
  readonly #output: Writable;
  readonly #format: ExportFormat;
  #isBegun = false;

  constructor(output: Writable, format: ExportFormat) {
    this.#output = output;
    this.#format = format;
  }

  async write(record: Fields): Promise<void> {
    if (this.#format === "ndjson") return await this.#line(JSON.stringify(record));
    if (!this.#isBegun) await this.#line(Object.keys(record).join(","));
    this.#isBegun = true;
    await this.#line(Object.values(record).map(toCell).join(","));
  }

  async #line(text: string): Promise<void> {
    if (!this.#output.write(`${text}\n`)) await once(this.#output, "drain");
  }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
