const WINDOW_MS = 10_000;
const STEP_MS = 500;

interface Sample {
  readonly at: number;
  readonly logs: number;
  readonly block: number;
}

/** Rates over the last ten seconds. */
export class RateMeter {
  readonly #now: () => number;
  #samples: Sample[] = [];
  #logs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  count(logs: number, block: number): void {
    this.#logs += logs;
    const at = this.#now();
    const last = this.#samples.at(-1);
    if (last !== undefined && at - last.at < STEP_MS) return;
    this.#samples.push({ at, logs: this.#logs, block });
    const oldest = this.#samples.findIndex((sample) => at - sample.at <= WINDOW_MS);
    if (oldest > 0) this.#samples = this.#samples.slice(oldest);
  }

  get logsPerSecond(): number {
    const first = this.#samples[0];
    const seconds = first === undefined ? 0 : (this.#now() - first.at) / 1000;
    return first === undefined || seconds <= 0 ? 0 : (this.#logs - first.logs) / seconds;
  }

  /** Blocks passed, those without logs too. @param block the present position */
  blocksPerSecond(block: number): number {
    const first = this.#samples[0];
    const seconds = first === undefined ? 0 : (this.#now() - first.at) / 1000;
    return first === undefined || seconds <= 0 ? 0 : Math.max(0, block - first.block) / seconds;
  }

  /** Seconds until `target` at the present rate; null when there is none yet. */
  secondsUntil(target: number, block: number): number | null {
    if (block >= target) return 0;
    const first = this.#samples[0];
    if (first === undefined || block <= first.block) return null;
    const secondsPerBlock = (this.#now() - first.at) / 1000 / (block - first.block);
    return (target - block) * secondsPerBlock;
  }
}
