import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  answerFakeChain,
  type FakeNodeSettings,
  type FakeRpcAnswer,
  type FakeRpcCall,
} from "./answer-fake-chain.ts";
import type { FakeChain } from "./fake-chain.ts";

export interface FakeNode {
  readonly url: string;
  /** The chain that is served; may be replaced while the node runs. */
  chain: FakeChain;
  settings: FakeNodeSettings;
  /** Every call so far. */
  readonly calls: readonly FakeRpcCall[];
  /** Called before each request, which holds one call or several, is answered. */
  beforeRequest: (() => void) | null;
  /** Called before each call is answered; what it returns is the answer. */
  intercept: ((call: FakeRpcCall) => FakeRpcAnswer | null) | null;
  /** While true, every request fails with HTTP 503. */
  isDown: boolean;
  close(): Promise<void>;
}

const SETTINGS: FakeNodeSettings = {
  chainId: 4242,
  finalityDepth: 64,
  maxRange: Number.MAX_SAFE_INTEGER,
  hasBlockReceipts: true,
};

/** Serves a fake chain over JSON-RPC on loopback. */
export async function startFakeNode(
  chain: FakeChain,
  settings: Partial<FakeNodeSettings> = {},
): Promise<FakeNode> {
  const calls: FakeRpcCall[] = [];
  const server = createServer((request, response) => void respond(request, response));
  const node: FakeNode = {
    url: "",
    chain,
    settings: { ...SETTINGS, ...settings },
    calls,
    beforeRequest: null,
    intercept: null,
    isDown: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const answer = (call: FakeRpcCall) => {
    calls.push(call);
    const content = node.intercept?.(call) ?? answerFakeChain(node.chain, call, node.settings);
    return { jsonrpc: "2.0", id: call.id, ...content };
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const parsed = JSON.parse(Buffer.concat(chunks).toString("utf8")) as FakeRpcCall | FakeRpcCall[];
    node.beforeRequest?.();
    if (node.isDown) response.writeHead(503).end();
    else response.end(JSON.stringify(Array.isArray(parsed) ? parsed.map(answer) : answer(parsed)));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(node, { url: `http://127.0.0.1:${port}` });
}
