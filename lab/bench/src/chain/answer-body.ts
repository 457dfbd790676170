import { RpcError } from "./rpc-error.ts";
import type { Json, RpcNode } from "./rpc-node.ts";

interface Call {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: readonly unknown[];
}

const text = (value: string) => Buffer.from(value, "utf8");
const [OPEN, COMMA, CLOSE, END] = ["[", ",", "]", "}"].map(text) as [Buffer, Buffer, Buffer, Buffer];
const PARSE_ERROR = text(`{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse error"}}`);

/** Answers a request, which may be a batch. */
export function answerBody(node: RpcNode, body: string): Buffer {
  let calls: Call | Call[];
  try {
    calls = JSON.parse(body) as Call | Call[];
  } catch {
    return PARSE_ERROR;
  }
  if (!Array.isArray(calls)) return Buffer.concat(answerCall(node, calls));
  const parts: Buffer[] = [OPEN];
  for (const [index, call] of calls.entries()) {
    if (index > 0) parts.push(COMMA);
    for (const part of answerCall(node, call)) parts.push(part);
  }
  parts.push(CLOSE);
  return Buffer.concat(parts);
}

function answerCall(node: RpcNode, { id = null, method, params = [] }: Call): Json {
  const start = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},`;
  try {
    return [text(`${start}"result":`), ...node.answer(String(method), params), END];
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const { code, message } = error;
    return [text(`${start}"error":${JSON.stringify({ code, message })}}`)];
  }
}
