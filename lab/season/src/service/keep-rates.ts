import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type SeasonRatesOptions, seasonRates } from "../rates/season-rates.ts";
import { replaceFile } from "./season-files.ts";

const HOUR_MS = 3_600_000;

export interface KeepRatesOptions extends Omit<SeasonRatesOptions, "to"> {
  /** Where the season's chain is kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

export interface KeptRates {
  readonly path: string;
  /** Resolves after the signal; rejects when the file can no longer be written. */
  readonly done: Promise<void>;
}

/** Writes the season's exchange rates up to now, and each further hour's until the signal. */
export async function keepRates({ folder, signal, ...options }: KeepRatesOptions): Promise<KeptRates> {
  const path = join(folder, "rates.csv");
  const write = () => replaceFile(path, seasonRates({ ...options, to: Math.floor(Date.now() / 1000) }));
  await write();
  return { path, done: writeHourly(write, signal) };
}

async function writeHourly(write: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(HOUR_MS - (Date.now() % HOUR_MS), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await write();
  }
}
