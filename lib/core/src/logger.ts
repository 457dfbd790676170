import { type Logger, pino } from "pino";
import { prettyFactory } from "pino-pretty";

export type { Logger };

export type LogFormat = "text" | "json";

/** Takes whole lines, in order and at once, so that none is lost when the process ends. */
export interface LogDestination {
  write(text: string): unknown;
}

const SECRETS = ["password", "apiKey", "authorization", "secret", "token", "*.password", "*.apiKey"];

/**
 * Object-first logger writing to stderr, so that stdout stays free for results.
 * @param format "json" writes one object per line, "text" is for people.
 */
export function createLogger(
  format: LogFormat,
  level = "info",
  destination: LogDestination = process.stderr,
): Logger {
  const options = { level, base: null, redact: SECRETS };
  if (format === "json") return pino(options, { write: (line) => destination.write(line) });
  const toText = prettyFactory({
    colorize: process.stderr.isTTY === true,
    ignore: "pid,hostname",
    translateTime: "SYS:HH:MM:ss",
  });
  return pino(options, { write: (line) => destination.write(toText(line)) });
}

/** A logger that writes nothing. */
export const silentLogger: Logger = pino({ level: "silent" });
