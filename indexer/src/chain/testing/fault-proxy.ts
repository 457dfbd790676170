import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Fault } from "./fault.ts";
import { tamperLogs } from "./tamper-logs.ts";

/** More than clients in these tests accept. */
export const OVERSIZE_BYTES = 4 << 20;

export interface FaultProxy {
  readonly url: string;
  /** Requests so far. */
  readonly requests: number;
  /** What happens to the next requests, one after the other; `otherwise` to those after them. */
  schedule(faults: readonly Fault[], otherwise?: Fault): void;
  close(): Promise<void>;
}

interface WireCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly { fromBlock?: string; toBlock?: string; blockHash?: string }[];
}

interface WireAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A JSON-RPC proxy on loopback to nodes by name, of which "main" answers unless a fault says otherwise. */
export async function startFaultProxy(nodes: Readonly<Record<string, string>>): Promise<FaultProxy> {
  let pending: Fault[] = [];
  let after: Fault = { kind: "none" };
  let requests = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    requests++;
    const fault = pending.shift() ?? after;
    try {
      await respond({ nodes, fault, body: await readText(request) }, response);
    } catch {
      // The node behind is gone: so is the connection.
      response.destroy();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    schedule: (faults, otherwise = { kind: "none" }) => {
      pending = [...faults];
      after = otherwise;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(
  { nodes, fault, body }: { nodes: Readonly<Record<string, string>>; fault: Fault; body: string },
  response: ServerResponse,
): Promise<void> {
  if (fault.kind === "silence") return;
  if (fault.kind === "drop") return void response.destroy();
  if (fault.kind === "status") {
    const headers = fault.retryAfter === null ? {} : { "retry-after": fault.retryAfter };
    return void response.writeHead(fault.status, headers).end("<h1>Something went wrong</h1>");
  }
  const parsed = JSON.parse(body) as WireCall | WireCall[];
  const calls = Array.isArray(parsed) ? parsed : [parsed];
  const node = fault.kind === "from" ? nodes[fault.node] : nodes.main;
  const answers = alter(fault, calls, await forward(node ?? "", calls));
  const text = JSON.stringify(Array.isArray(parsed) ? answers : answers[0]);
  if (fault.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  send(fault, text, response);
}

async function forward(url: string, calls: readonly WireCall[]): Promise<WireAnswer[]> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(calls) });
  const answers = (await answer.json()) as WireAnswer[];
  return calls.map(({ id }) => answers.find((one) => one.id === id) as WireAnswer);
}

function alter(fault: Fault, calls: readonly WireCall[], answers: readonly WireAnswer[]): WireAnswer[] {
  switch (fault.kind) {
    case "shuffled":
      return answers.toReversed();
    case "missing":
      return answers.length > 1 ? answers.slice(1) : [...answers];
    case "range limit":
      return answers.map((answer, index) => limit(answer, calls[index] as WireCall, fault.blocks));
    case "logs":
      return answers.map((answer, index) => {
        const { method, params } = calls[index] as WireCall;
        const isOfBlock = params[0]?.blockHash !== undefined;
        if (method !== "eth_getLogs" || !Array.isArray(answer.result)) return answer;
        // What a range leaves out nobody can see; of a single block the bloom tells.
        if (fault.lie === "left out" && !isOfBlock) return answer;
        return { ...answer, result: tamperLogs(answer.result, fault.lie) };
      });
    default:
      return [...answers];
  }
}

function limit(answer: WireAnswer, { method, params }: WireCall, blocks: number): WireAnswer {
  const { fromBlock, toBlock } = params[0] ?? {};
  if (method !== "eth_getLogs" || Number(toBlock) - Number(fromBlock) < blocks) return answer;
  const error = { code: -32005, message: `exceed maximum block range: ${blocks}` };
  return { id: answer.id, error };
}

function send(fault: Fault, text: string, response: ServerResponse): void {
  switch (fault.kind) {
    case "cut":
      response.writeHead(200, { "content-length": text.length });
      return void response.write(text.slice(0, text.length / 2), () => response.destroy());
    case "truncated":
      return void response.end(text.slice(0, text.length - 2));
    case "empty":
      return void response.end();
    case "web page":
      return void response.end("<!doctype html><title>Maintenance</title>");
    case "oversize":
      return void response.end(text.padEnd(OVERSIZE_BYTES));
    case "bomb":
      response.writeHead(200, { "content-encoding": "gzip" });
      return void response.end(gzipSync(text.padEnd(OVERSIZE_BYTES)));
    default:
      response.end(text);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
