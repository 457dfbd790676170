import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** An answer as it goes over the wire; `cut` breaks the connection after the body. */
export interface FakeReply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly cut?: boolean;
  readonly never?: boolean;
}

/** Gets the calls of one request (whether it came as a batch) and its number from 0; null for the normal answer. */
export type Misbehave = (
  calls: readonly FakeCall[],
  requestNumber: number,
  isBatch: boolean,
) => FakeReply | null;

export type AnswerCall = (
  call: FakeCall,
) => { result: unknown } | { error: { code: number; message: string } };

export interface FakeRpcServer {
  readonly url: string;
  /** The calls of every request so far. */
  readonly requests: readonly (readonly FakeCall[])[];
  close(): Promise<void>;
}

/** A JSON-RPC server on loopback that answers by `answer` except where `misbehave` says otherwise. */
export async function startFakeRpcServer(
  answer: AnswerCall,
  misbehave: Misbehave = () => null,
): Promise<FakeRpcServer> {
  const requests: FakeCall[][] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const parsed = JSON.parse(await readText(request)) as FakeCall | FakeCall[];
    const calls = Array.isArray(parsed) ? parsed : [parsed];
    const number = requests.push(calls) - 1;
    const answers = () => calls.map((call) => ({ jsonrpc: "2.0", id: call.id, ...answer(call) }));
    const normal = () => ({ body: JSON.stringify(Array.isArray(parsed) ? answers() : answers()[0]) });
    send(response, misbehave(calls, number, Array.isArray(parsed)) ?? normal());
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, reply: FakeReply): void {
  if (reply.never) return;
  const body = reply.body ?? "";
  if (reply.cut) {
    response.writeHead(200, { "content-length": body.length + 100 });
    response.write(body, () => response.destroy());
    return;
  }
  response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
  response.end(body);
}
