import type { Logger } from "@facevalue/core";

export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is counted per second, for example "logs/s"; null when not known. */
  readonly rate: { readonly value: number; readonly unit: string } | null;
  readonly etaSeconds: number | null;
}

const WIDEST_BAR = 28;
/** Room that label, share and counts need beside the bar. */
const TEXT_WIDTH = 52;
const LOG_INTERVAL_MS = 5000;

/** One line of a progress bar, at most `columns` wide. */
export function renderProgress(progress: Progress, columns: number): string {
  const { label, done, total, rate, etaSeconds } = progress;
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const width = Math.max(0, Math.min(WIDEST_BAR, columns - TEXT_WIDTH));
  const filled = Math.round(share * width);
  const bar = width > 0 ? ` ${"█".repeat(filled)}${"░".repeat(width - filled)}` : "";
  const parts = [`${label}${bar} ${Math.floor(share * 100)} %`, `${done}/${total}`];
  if (rate) parts.push(`${Math.round(rate.value)} ${rate.unit}`);
  if (etaSeconds !== null) parts.push(`ETA ${formatSeconds(etaSeconds)}`);
  return parts.join("  ").slice(0, columns - 1);
}

function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** Shows progress on a terminal, and otherwise as a log line every five seconds. */
export class ProgressBar {
  readonly #logger: Logger;
  readonly #stream: NodeJS.WriteStream;
  readonly #isDrawn: boolean;
  #loggedAt = 0;
  #hasLine = false;

  constructor(logger: Logger, options: { isQuiet?: boolean; stream?: NodeJS.WriteStream } = {}) {
    this.#logger = logger;
    this.#stream = options.stream ?? process.stderr;
    this.#isDrawn = this.#stream.isTTY === true && options.isQuiet !== true;
  }

  update(progress: Progress): void {
    if (this.#isDrawn) {
      this.#stream.write(`\r\u001B[2K${renderProgress(progress, this.#stream.columns || 80)}`);
      this.#hasLine = true;
    } else if (Date.now() - this.#loggedAt >= LOG_INTERVAL_MS) {
      this.#loggedAt = Date.now();
      const { label, done, total, rate, etaSeconds } = progress;
      this.#logger.info({
        msg: label,
        done,
        total,
        ...(rate && { rate: Math.round(rate.value), unit: rate.unit }),
        etaSeconds,
      });
    }
  }

  /** Leaves the terminal's line clean for what is printed next. */
  clear(): void {
    if (this.#hasLine) this.#stream.write("\r\u001B[2K");
    this.#hasLine = false;
  }
}
