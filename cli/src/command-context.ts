import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import {
  AppError,
  type Configuration,
  createLogger,
  describeError,
  exitCodeOf,
  type Logger,
  readConfiguration,
  Shutdown,
} from "@facevalue/core";
import { flushOutput } from "./flush-output.ts";
import { StatusLine } from "./status-line.ts";

export interface CommandContext {
  readonly configuration: Configuration;
  readonly logger: Logger;
  /** Log lines are written above it. */
  readonly statusLine: StatusLine;
  /** Everything the command opens is added here; it closes when the command ends or is told to stop. */
  readonly shutdown: Shutdown;
}

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command to its end: reads the configuration, stops cleanly on SIGINT, SIGTERM and SIGHUP, closes what was
 * opened and sets the exit code: 0, 1 (do not restart) or 75 (temporary). A failure is one line on stderr.
 */
export async function runCommand(
  flags: Readonly<Record<string, unknown>>,
  action: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const shutdown = new Shutdown();
  let failure: unknown;
  try {
    const configuration = readConfiguration(flags, process.env, readEnvironmentFile());
    const statusLine = new StatusLine();
    const logger = createLogger(configuration.log, configuration.logLevel, statusLine);
    listenForSignals(shutdown, logger);
    await action({ configuration, logger, statusLine, shutdown });
  } catch (error) {
    if (!shutdown.isStopping) failure = error;
  }
  try {
    await shutdown.run();
  } catch (error) {
    failure ??= error;
  }
  try {
    await flushOutput([process.stdout]);
  } catch (error) {
    failure ??= error;
  }
  if (failure !== undefined) reportFailure(failure, flags);
  await flushOutput([process.stderr]).catch(() => {}); // nobody is left to be told
  process.exit(failure === undefined ? 0 : exitCodeOf(failure));
}

function readEnvironmentFile(): Readonly<Record<string, unknown>> {
  return existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
}

function listenForSignals(shutdown: Shutdown, logger: Logger): void {
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (shutdown.isStopping && signal === "SIGINT") process.exit(130);
      logger.info({ msg: "Stopping", signal });
      shutdown.run().then(
        () => process.exit(0),
        (error: unknown) => {
          reportFailure(error, {});
          process.exit(1);
        },
      );
    });
  }
}

/** One line for people, or one JSON object where logs are asked for as JSON. */
function reportFailure(error: unknown, flags: Readonly<Record<string, unknown>>): void {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const message = describeError(cause);
  if ((flags.log ?? process.env.FACEVALUE_LOG) === "json") {
    const code = cause instanceof AppError ? cause.code : "INTERNAL";
    process.stderr.write(`${JSON.stringify({ level: 60, time: Date.now(), code, msg: message })}\n`);
  } else process.stderr.write(`facevalue: ${message}\n`);
}
