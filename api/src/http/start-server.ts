import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError, type Logger } from "@facevalue/core";
import { createDatabase, createPool } from "@facevalue/db";
import { createApollo } from "./create-apollo.ts";
import { drain } from "./drain.ts";
import { graphqlHandler } from "./graphql-handler.ts";
import { type Handler, HEALTH_PATHS, healthHandler } from "./health-handler.ts";
import { type MetricsSource, metricsHandler } from "./metrics-handler.ts";
import { createRequestOpener } from "./open-request.ts";
import { sendJson } from "./send.ts";
import { staticFiles } from "./static-files.ts";

export interface ServerOptions {
  /** Migrated database. */
  readonly databaseUrl: string;
  /** Loopback unless given. */
  readonly host?: string;
  /** 0 for any free one. */
  readonly port: number;
  /** The built dashboard. */
  readonly dashboardFolder: string;
  readonly logger: Logger;
  /** Answers `/metrics`; without it there is no such page. */
  readonly metrics?: MetricsSource | undefined;
  /** Opens what is for reviewers alone; without it nobody may read that. */
  readonly adminKey?: string | undefined;
  /** Statements that take longer are cancelled; 5,000 unless given. */
  readonly statementTimeoutMs?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Fails readiness, lets running requests end and frees the port. May be called again. */
  close(): Promise<void>;
}

const CONNECTIONS = 16;

/**
 * Serves GraphQL (`/graphql`), health (`/healthz`, `/readyz`, `/status`), metrics (`/metrics`) and the dashboard on one port.
 * @throws PORT_IN_USE
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = "127.0.0.1", port, dashboardFolder, logger, statementTimeoutMs = 5000 } = options;
  const pool = createPool(options.databaseUrl, { max: CONNECTIONS, applicationName: "facevalue api" });
  const db = createDatabase(pool);
  const apollo = createApollo(logger);
  await apollo.start();
  const openRequest = createRequestOpener(db, statementTimeoutMs, options.adminKey);
  const state = { isDraining: false };
  const routes = {
    graphql: graphqlHandler(apollo, openRequest),
    health: healthHandler(db, openRequest, state),
    metrics: metricsHandler(options.metrics),
    files: staticFiles(dashboardFolder),
  };
  const server = createServer(answer(routes, logger));
  try {
    await listen(server, host, port);
  } catch (error) {
    await apollo.stop();
    await pool.end();
    throw error;
  }
  const stop = async () => {
    state.isDraining = true;
    await drain(server);
    await apollo.stop();
    await pool.end();
  };
  let stopped: Promise<void> | undefined;
  const close = () => {
    stopped ??= stop();
    return stopped;
  };
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${address.port}`, port: address.port, close };
}

type Routes = Readonly<Record<"graphql" | "health" | "metrics" | "files", Handler>>;

function route(routes: Routes, path: string): Handler {
  if (HEALTH_PATHS.has(path)) return routes.health;
  if (path === "/metrics") return routes.metrics;
  return path === "/graphql" ? routes.graphql : routes.files;
}

function answer(routes: Routes, logger: Logger): RequestListener {
  return (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    route(routes, path)(request, response).catch((error: unknown) => {
      // A caller that hung up while sending is no failure.
      if (error === request.errored) return;
      logger.error({ msg: "Request failed", path, err: error });
      if (response.headersSent) response.destroy();
      else sendJson(request, response, 500, { error: "INTERNAL" });
    });
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === "EADDRINUSE" || error.code === "EACCES";
      const why = error.code === "EACCES" ? "may not be opened" : "is in use";
      const message = `Port ${port} on ${host} ${why}: stop what uses it, or choose another with --port.`;
      reject(isBusy ? new AppError("PORT_IN_USE", message, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}
