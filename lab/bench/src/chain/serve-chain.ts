import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerBody } from "./answer-body.ts";
import { RpcNode } from "./rpc-node.ts";
import type { ServedChain } from "./served-chain.ts";

/**
 * Serves the chain: JSON-RPC by POST to `/`, the right end state by `GET /truth`; `POST /head/<n>` moves the head.
 * Resolves to the listening server and its port on loopback.
 */
export async function serveChain(
  chain: ServedChain,
  port: number,
): Promise<{ server: Server; port: number }> {
  const node = new RpcNode(chain);
  const server = createServer({ keepAliveTimeout: 120_000, noDelay: true }, (request, response) => {
    handle({ chain, node }, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : port };
}

async function handle(
  { chain, node }: { chain: ServedChain; node: RpcNode },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://chain");
  if (request.method === "GET" && pathname === "/truth") return send(response, toJson(chain.truth));
  const head = /^\/head\/(\d+)$/.exec(pathname)?.[1];
  if (head !== undefined) {
    node.head = Number(head);
    return send(response, toJson({ head: node.head }));
  }
  if (request.method !== "POST") return send(response, toJson({ error: "POST JSON-RPC to /" }), 404);
  const answer = answerBody(node, await readBody(request));
  if (chain.latencyMs > 0) await sleep(chain.latencyMs);
  send(response, answer);
}

function send(response: ServerResponse, body: Buffer, status = 200): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
}

const toJson = (value: unknown) => Buffer.from(JSON.stringify(value));

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
