import { type Logger, pino, transport } from "pino";

export type { Logger };

export type LogFormat = "text" | "json";

const SECRETS = ["password", "apiKey", "authorization", "secret", "token", "*.password", "*.apiKey"];

/**
 * Object-first logger writing to stderr, so that stdout stays free for results.
 * @param format "json" writes one object per line, "text" is for people.
 */
export function createLogger(format: LogFormat, level = "info"): Logger {
  const options = { level, base: null, redact: SECRETS };
  if (format === "json") return pino(options, pino.destination(2));
  const pretty = {
    destination: 2,
    colorize: process.stderr.isTTY === true,
    ignore: "pid,hostname",
    translateTime: "SYS:HH:MM:ss",
  };
  return pino(options, transport({ target: "pino-pretty", options: pretty }));
}

/** A logger that writes nothing. */
export const silentLogger: Logger = pino({ level: "silent" });
