import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
}

/** What the RPC says instead of the truth about a call; it may take its time. A `Refusal` is answered as an error. */
export type Lie = (result: unknown, call: Call) => unknown;

/** A JSON-RPC error in place of a result. */
export class Refusal {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export interface LyingRpc {
  readonly url: string;
  stop(): void;
}

/** An RPC that passes calls on to the one at `truthUrl` and tells `lie` of each result. */
export async function startLyingRpc(truthUrl: string, lie: Lie): Promise<LyingRpc> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      answer(Buffer.concat(chunks).toString(), truthUrl, lie).then(
        (body) => response.writeHead(200, { "content-type": "application/json" }).end(body),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function answer(body: string, truthUrl: string, lie: Lie): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(truthUrl, { method: "POST", headers, body });
  const asked = JSON.parse(body) as Call | Call[];
  const calls = new Map([asked].flat().map((call) => [call.id, call]));
  const change = async (one: Answer): Promise<object> => {
    const call = calls.get(one.id);
    if (call === undefined || !("result" in one)) return one;
    const told = await lie(one.result, call);
    if (!(told instanceof Refusal)) return { ...one, result: told };
    return { jsonrpc: "2.0", id: one.id, error: { code: -32000, message: told.message } };
  };
  const truth = (await response.json()) as Answer | Answer[];
  return JSON.stringify(Array.isArray(truth) ? await Promise.all(truth.map(change)) : await change(truth));
}
