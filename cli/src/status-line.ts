const CLEAR_LINE = "\r\u001B[2K";

/** The last line of a terminal: it says how far things are, while log lines scroll by above it. */
export class StatusLine {
  readonly #stream: NodeJS.WriteStream;
  #text: string | null = null;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** Elsewhere than on a terminal nothing can be drawn over. */
  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  get columns(): number {
    return this.#stream.columns || 80;
  }

  /** @param text one line, not wider than the terminal */
  show(text: string): void {
    if (!this.isTerminal) return;
    this.#text = text;
    this.#stream.write(CLEAR_LINE + text);
  }

  /** Leaves the terminal's line clean for what is printed next. */
  clear(): void {
    if (this.#text !== null) this.#stream.write(CLEAR_LINE);
    this.#text = null;
  }

  /** Writes whole lines above the status, in one go, so that nothing comes between. */
  write(lines: string): void {
    this.#stream.write(this.#text === null ? lines : CLEAR_LINE + lines + this.#text);
  }
}
