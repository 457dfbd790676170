import type { IncomingMessage, ServerResponse } from "node:http";

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const NO_SNIFFING = { "x-content-type-options": "nosniff" };

/** Sends a whole answer; HEAD gets the headers alone. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { status, type, body, headers } = reply;
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { "content-type": type, "content-length": length, ...NO_SNIFFING, ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: unknown,
): void {
  const body = `${JSON.stringify(value)}\n`;
  send(request, response, {
    status,
    type: "application/json; charset=utf-8",
    body,
    headers: { "cache-control": "no-store" },
  });
}
