import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { AppError } from "@facevalue/core";
import { ChainReader } from "../files/chain-reader.ts";
import { answerBody } from "./answer-body.ts";
import { WorldNode } from "./world-node.ts";

export interface ServedWorld {
  /** Of its JSON-RPC. */
  readonly url: string;
  readonly blocks: number;
  stop(): Promise<void>;
}

const MOST_BODY_BYTES = 16 << 20;
const HOST = "127.0.0.1";

/**
 * Serves a world's chain over JSON-RPC on loopback.
 * @param port a free one for 0
 * @throws AppError NOT_FOUND when the folder holds no complete world, PORT_IN_USE
 */
export async function serveWorld(worldFolder: string, port: number): Promise<ServedWorld> {
  const chain = new ChainReader(worldFolder);
  const node = new WorldNode(chain, worldFolder);
  const server = createServer({ keepAliveTimeout: 120_000, noDelay: true }, (request, response) => {
    handle(node, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await listen(server, port).catch((error: unknown) => {
    chain.close();
    throw error;
  });
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${HOST}:${listening}`,
    blocks: chain.length,
    stop: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
      chain.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, HOST, resolve);
  try {
    await promise;
  } catch (cause) {
    if ((cause as { code?: string }).code !== "EADDRINUSE") throw cause;
    throw new AppError("PORT_IN_USE", `Port ${port} is in use. Stop what uses it or choose another port.`, {
      cause,
    });
  }
}

async function handle(node: WorldNode, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") return send(response, 405, `{"error":"POST JSON-RPC to /"}`);
  const body = await readBody(request);
  if (body === null) return send(response, 413, `{"error":"the request is too large"}`);
  const answer = answerBody(node.answer, body);
  if (answer === null) return send(response, 204, "");
  send(response, 200, answer);
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
