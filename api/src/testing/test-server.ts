import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type ClientRequestArgs, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@facevalue/core";
import { type RunningServer, type ServerOptions, startServer } from "../http/start-server.ts";

/** What the folder of a built dashboard holds. */
export const INDEX = `<!doctype html><title>Dashboard</title>${" ".repeat(500)}`;
export const SCRIPT = `console.log("${"x".repeat(2000)}")`;

export interface TestServer extends RunningServer {
  /** Temporary; its parent holds a file `secret.txt` that must never be served. */
  readonly dashboardFolder: string;
  readonly stop: () => Promise<void>;
}

/** The server on a free port, with a small dashboard. */
export async function startTestServer(
  databaseUrl: string,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const parent = mkdtempSync(join(tmpdir(), "facevalue-api-"));
  const dashboardFolder = join(parent, "dist");
  mkdirSync(join(dashboardFolder, "assets"), { recursive: true });
  writeFileSync(join(parent, "secret.txt"), "secret");
  mkdirSync(join(parent, "dist-other"));
  writeFileSync(join(parent, "dist-other", "secret.txt"), "secret");
  writeFileSync(join(dashboardFolder, "index.html"), INDEX);
  writeFileSync(join(dashboardFolder, "assets", "app-1a2b3c.js"), SCRIPT);
  writeFileSync(join(dashboardFolder, "icon.svg"), "<svg/>");
  const running = await startServer({
    databaseUrl,
    port: 0,
    dashboardFolder,
    logger: silentLogger,
    ...options,
  });
  const stop = async () => {
    await running.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { ...running, dashboardFolder, stop };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request exactly as given: unlike fetch it neither tidies paths nor decodes bodies. */
export function rawRequest(
  port: number,
  options: Pick<ClientRequestArgs, "path" | "method" | "headers" | "agent">,
  chunks: readonly (string | Buffer)[] = [],
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on("error", reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly requestId: string | null;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly requestId?: string };
  }[];
}

/** Posts an operation. */
export async function post(url: string, body: unknown): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Partial<GraphqlAnswer>;
  const requestId = response.headers.get("x-request-id");
  return { status: response.status, requestId, data: answer.data, errors: answer.errors ?? [] };
}
