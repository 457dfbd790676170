import type { Logger } from "@facevalue/core";
import type { CommandContext } from "./command-context.ts";
import type { StatusLine } from "./status-line.ts";

export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is counted per second, by unit, for example "logs/s"; empty when not known. */
  readonly rates: Readonly<Record<string, number>>;
  readonly etaSeconds: number | null;
}

const WIDEST_BAR = 28;
/** Room that label, share and counts need beside the bar. */
const TEXT_WIDTH = 66;
const LOG_INTERVAL_MS = 5000;

/** One line of a progress bar, at most `columns` wide. */
export function renderProgress(progress: Progress, columns: number): string {
  const { label, done, total, rates, etaSeconds } = progress;
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const width = Math.max(0, Math.min(WIDEST_BAR, columns - TEXT_WIDTH));
  const filled = Math.round(share * width);
  const bar = width > 0 ? ` ${"█".repeat(filled)}${"░".repeat(width - filled)}` : "";
  const parts = [`${label}${bar} ${Math.floor(share * 100)} %`, `${done}/${total}`];
  for (const [unit, rate] of Object.entries(rates)) parts.push(`${Math.round(rate)} ${unit}`);
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

/** Shows progress on a terminal, and otherwise as a log record every five seconds. */
export class ProgressBar {
  readonly #logger: Logger;
  readonly #line: StatusLine;
  readonly #isDrawn: boolean;
  #loggedAt = Number.NEGATIVE_INFINITY;

  /** A bar for people, log records where logs are asked for as JSON. */
  static for({ configuration, logger, statusLine }: CommandContext): ProgressBar {
    return new ProgressBar(logger, statusLine, configuration.log === "text");
  }

  constructor(logger: Logger, line: StatusLine, isForPeople = true) {
    this.#logger = logger;
    this.#line = line;
    this.#isDrawn = isForPeople && line.isTerminal;
  }

  update(progress: Progress): void {
    if (this.#isDrawn) this.#line.show(renderProgress(progress, this.#line.columns));
    else if (performance.now() - this.#loggedAt >= LOG_INTERVAL_MS) this.#log(progress);
  }

  #log({ label, done, total, rates, etaSeconds }: Progress): void {
    this.#loggedAt = performance.now();
    const rounded = Object.entries(rates).map(([unit, rate]) => [unit, Math.round(rate)]);
    const eta = etaSeconds === null ? null : Math.ceil(etaSeconds);
    this.#logger.info({ done, total, rates: Object.fromEntries(rounded), etaSeconds: eta }, label);
  }

  /** Leaves the terminal's line clean for what is printed next. */
  clear(): void {
    if (this.#isDrawn) this.#line.clear();
  }
}
