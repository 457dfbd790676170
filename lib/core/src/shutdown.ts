import { AppError } from "./app-error.ts";

type Close = () => void | Promise<void>;

/**
 * Registry of what has to be closed. Everything that opens something calls `add`; `run` closes in reverse
 * order, once, and rejects when the time cap passes. `signal` aborts as soon as a stop begins.
 */
export class Shutdown {
  readonly #closers: { name: string; close: Close }[] = [];
  readonly #controller = new AbortController();
  #running: Promise<void> | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isStopping(): boolean {
    return this.#running !== undefined;
  }

  add(name: string, close: Close): void {
    this.#closers.push({ name, close });
  }

  /** Closes everything. Errors of single closers are collected and thrown together after all have run. */
  run(capSeconds = 25): Promise<void> {
    this.#running ??= this.#close(capSeconds);
    return this.#running;
  }

  async #close(capSeconds: number): Promise<void> {
    this.#controller.abort();
    let timer: NodeJS.Timeout | undefined;
    const cap = new Promise<never>((_, reject) => {
      const late = () => reject(new AppError("INTERNAL", `stopping took longer than ${capSeconds} s`));
      timer = setTimeout(late, capSeconds * 1000);
    });
    try {
      await Promise.race([this.#closeAll(), cap]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #closeAll(): Promise<void> {
    const errors: unknown[] = [];
    for (const { name, close } of this.#closers.reverse()) {
      try {
        await close();
      } catch (error) {
        errors.push(new Error(`closing ${name} failed`, { cause: error }));
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, "some parts did not close cleanly");
  }
}
