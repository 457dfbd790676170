import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import { findFreePort } from "./free-port.ts";
import { type ServerOptions, ServerProcess } from "./server-process.ts";

const ATTEMPTS = 20;

export interface StartedServer {
  readonly server: ServerProcess;
  readonly port: number;
  /** Of the maintenance database `postgres`. */
  readonly adminUrl: string;
}

interface StartOptions extends Omit<ServerOptions, "port"> {
  /** Undefined: any free one. */
  readonly port: number | undefined;
  readonly password: string;
}

/**
 * Starts the server and waits until it answers. Tries again when somebody took the free port meanwhile, and
 * while processes of a killed server are still going away.
 * @throws PORT_IN_USE, DATA_FOLDER_UNUSABLE
 */
export async function startServer(options: StartOptions): Promise<StartedServer> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    const adminUrl = `postgresql://postgres:${options.password}@127.0.0.1:${port}/postgres`;
    const server = new ServerProcess({ ...options, port });
    if (await server.isReady()) return { server, port, adminUrl };
    await server.stop();
    const error = startError(server.readLog(), options);
    if (attempt === ATTEMPTS || !isPassing(error, options)) throw error;
    await sleep(250);
  }
}

function isPassing(error: AppError, options: StartOptions): boolean {
  return error.retryable || (error.code === "PORT_IN_USE" && options.port === undefined);
}

function startError(log: string, { cluster, port }: StartOptions): AppError {
  if (/Address already in use|could not create any TCP\/IP sockets/.test(log)) {
    return new AppError("PORT_IN_USE", `port ${port} is in use: choose another one for the database`);
  }
  if (/shared memory block .* is still in use/.test(log)) {
    const message = `processes of an earlier database server still use ${cluster}: try again`;
    return new AppError("DATABASE_IN_USE", message, { retryable: true });
  }
  const line = log.split("\n").findLast((entry) => /FATAL|PANIC|ERROR/.test(entry)) ?? log.slice(-300);
  const advice = /No space left/.test(log) ? "make room on the disk" : "see postgres.log in the data folder";
  return new AppError(
    "DATA_FOLDER_UNUSABLE",
    `the database in ${cluster} does not start: ${line.trim()}; ${advice}`,
  );
}
