import { AppError, fiatDecimals } from "@facevalue/core";
import { parseRate } from "../parse-rate.ts";
import type { ToldRate } from "../rate-provider.ts";

const COLUMNS = ["time", "currency", "fiat", "rate"] as const;
type Entry = Readonly<Record<(typeof COLUMNS)[number], unknown>>;
const MOST_TOLD = 5;
/** The last second of the year 9999. */
const LATEST = 253_402_300_799;

/**
 * The rates of a file: CSV with the header `time,currency,fiat,rate` (any order), a JSON array of objects with these keys,
 * or one such object per line (.ndjson, .jsonl). Times are unix seconds or ISO 8601 with a zone.
 * @throws RATES_UNUSABLE with the numbers of the lines that are wrong: a file is taken whole or not at all
 */
export function parseRateFile(name: string, text: string): ToldRate[] {
  const problems: string[] = [];
  const rates: ToldRate[] = [];
  const seen = new Map<string, string>();
  for (const { place, entry } of readEntries(name, text)) {
    const rate = typeof entry === "string" ? entry : toRate(entry);
    if (typeof rate === "string") {
      problems.push(`${place}: ${rate}`);
      continue;
    }
    const identity = `${rate.time} ${rate.currency} ${rate.fiat}`;
    const before = seen.get(identity);
    if (before !== undefined) problems.push(`${place}: the same time, currency and fiat as ${before}`);
    seen.set(identity, place);
    rates.push(rate);
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_TOLD ? `; and ${problems.length - MOST_TOLD} more` : "";
    throw unusable(name, `${problems.slice(0, MOST_TOLD).join("; ")}${more}`);
  }
  return rates;
}

interface Placed {
  readonly place: string;
  /** Text: what is wrong with it. */
  readonly entry: Entry | string;
}

function readEntries(name: string, text: string): Placed[] {
  if (name.endsWith(".csv")) return readCsv(name, text);
  if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) return readLines(text);
  if (name.endsWith(".json")) return readArray(name, text);
  throw unusable(name, "its name must end with .csv, .json, .ndjson or .jsonl");
}

function linesOf(text: string): { line: string; place: string }[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), place: `line ${index + 1}` }))
    .filter(({ line }) => line !== "");
}

function readCsv(name: string, text: string): Placed[] {
  const [header, ...lines] = linesOf(text);
  const names = header?.line.split(",").map((cell) => cell.trim()) ?? [];
  if (names.toSorted().join() !== COLUMNS.toSorted().join())
    throw unusable(name, `its first line must be ${COLUMNS.join(",")}`);
  return lines.map(({ line, place }) => {
    const cells = line.split(",").map((cell) => cell.trim());
    if (cells.length !== COLUMNS.length) return { place, entry: `${COLUMNS.length} cells expected` };
    return {
      place,
      entry: Object.fromEntries(names.map((column, index) => [column, cells[index]])) as Entry,
    };
  });
}

function readLines(text: string): Placed[] {
  return linesOf(text).map(({ line, place }) => {
    try {
      return { place, entry: toEntry(JSON.parse(line)) };
    } catch {
      return { place, entry: "no JSON" };
    }
  });
}

function readArray(name: string, text: string): Placed[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw unusable(name, `it is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!Array.isArray(content)) throw unusable(name, "it must be a JSON array of rates");
  return content.map((one, index) => ({ place: `entry ${index + 1}`, entry: toEntry(one) }));
}

function toEntry(value: unknown): Entry | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "no JSON object";
  const extra = Object.keys(value).filter((key) => !COLUMNS.some((column) => column === key));
  return extra.length > 0 ? `unknown key ${extra.join(", ")}` : (value as Entry);
}

function toRate({ time, currency, fiat, rate }: Entry): ToldRate | string {
  const seconds = toSeconds(time);
  if (seconds === null)
    return "time must be unix seconds or ISO 8601 with a zone, such as 2026-05-01T10:00:00Z";
  if (typeof currency !== "string" || currency === "") return "currency is missing";
  if (typeof fiat !== "string" || fiatDecimals(fiat) === null) return "fiat must be an ISO 4217 code";
  if (currency === fiat) return "currency and fiat are the same";
  const value = typeof rate === "string" || typeof rate === "number" ? parseRate(String(rate)) : null;
  return value === null
    ? "rate must be a decimal number over 0"
    : { time: seconds, currency, fiat, rate: value };
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.0+)?)?(Z|[+-]\d\d:\d\d)$/;

function toSeconds(time: unknown): number | null {
  const text = String(time);
  const seconds = ISO_TIME.test(text)
    ? Date.parse(text) / 1000
    : /^\d{1,12}$/.test(text)
      ? Number(text)
      : Number.NaN;
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= LATEST ? seconds : null;
}

function unusable(name: string, problem: string): AppError {
  return new AppError("RATES_UNUSABLE", `the exchange rates in ${name} cannot be used: ${problem}`);
}
