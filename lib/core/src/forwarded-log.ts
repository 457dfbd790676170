import { pino } from "pino";
import type { Logger } from "./logger.ts";

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/** A logger whose lines are sent elsewhere, as JSON. */
export function createForwardingLogger(level: string, send: (line: string) => void): Logger {
  return pino({ level, base: null }, { write: send });
}

/** Writes a forwarded line with `logger`, which stamps it anew. */
export function writeForwarded(logger: Logger, line: string): void {
  const {
    level,
    time: _,
    msg,
    ...fields
  } = JSON.parse(line) as { level: number; time?: number; msg?: string };
  const name = LEVELS[Math.floor(level / 10) - 1] ?? "info";
  logger[name](fields, msg);
}
