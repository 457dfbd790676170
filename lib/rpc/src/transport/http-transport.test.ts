import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { HttpTransport } from "./http-transport.ts";

const ANSWER = JSON.stringify({ jsonrpc: "2.0", id: 0, result: "0x1" });
const BOMB = gzipSync(Buffer.alloc(5_000_000));
const CALL = { method: "eth_chainId", params: [] };

async function open(
  listener: RequestListener,
  limits: { timeoutMs?: number; maxResponseBytes?: number } = {},
) {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    request.resume().on("end", () => listener(request, response));
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://user:s3cret@127.0.0.1:${(server.address() as AddressInfo).port}/key?a=b`;
  const transport = new HttpTransport(url, { timeoutMs: 2_000, maxResponseBytes: 100_000, ...limits });
  onTestFinished(() => {
    transport.close();
    server.closeAllConnections();
    server.close();
  });
  return { transport, sockets };
}

function writeEvery(response: ServerResponse, milliseconds: number, text: string): void {
  const timer = setInterval(() => response.write(text), milliseconds);
  response.on("close", () => clearInterval(timer));
}

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
])("reads answers compressed with %s, and asks for them", async (encoding, compress) => {
  const { transport } = await open(({ headers }, response) => {
    expect(headers["accept-encoding"]).toContain(encoding);
    response.writeHead(200, { "content-encoding": encoding }).end(compress(ANSWER));
  });
  expect((await transport.send([CALL])).outcomes).toEqual([{ ok: true, result: "0x1" }]);
});

test("keeps its connection, sends path, query and credentials, and text of any script", async () => {
  const requests: IncomingMessage[] = [];
  const { transport, sockets } = await open((request, response) => {
    requests.push(request);
    response.end(JSON.stringify({ id: 0, error: { code: 1, message: "余额不足 é" } }));
  });
  for (let time = 0; time < 3; time++) {
    const { outcomes } = await transport.send([CALL]);
    expect(outcomes[0]).toMatchObject({ ok: false, error: { message: "余额不足 é" } });
  }
  expect(sockets.size).toBe(1);
  expect(requests[0]?.url).toBe("/key?a=b");
  expect(requests[0]?.headers.authorization).toBe(`Basic ${btoa("user:s3cret")}`);
});

test("a connection that the server closed meanwhile is no failure", async () => {
  let sockets: Set<Socket> | null = null;
  let answers = 0;
  const opened = await open((_request, response) => {
    response.end(ANSWER);
    // Closed right when the next request is on its way.
    if (++answers === 1) setImmediate(() => sockets?.values().next().value?.destroy());
  });
  sockets = opened.sockets;
  for (let time = 0; time < 3; time++) await opened.transport.send([CALL]);
  expect(answers).toBe(3);
});

test.each<[string, RequestListener, object]>([
  [
    "a bomb of few bytes",
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB),
    { kind: "too-large" },
  ],
  ["an endless answer", (_, response) => writeEvery(response, 1, "x".repeat(50_000)), { kind: "too-large" }],
  ["an answer that trickles", (_, response) => writeEvery(response, 10, " "), { kind: "timeout" }],
  ["headers and nothing else", (_, response) => response.flushHeaders(), { kind: "timeout" }],
  [
    "compressed bytes that are none",
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("hello"),
    { kind: "temporary" },
  ],
  [
    "a compressed answer that is cut off",
    (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(ANSWER).subarray(0, 20)),
    { kind: "temporary" },
  ],
  [
    "fewer bytes than announced",
    (_, response) =>
      void response.writeHead(200, { "content-length": 900 }).write(ANSWER, () => response.destroy()),
    { kind: "temporary" },
  ],
  [
    "a web page",
    (_, response) => response.end("<html></html>"),
    { kind: "temporary", message: expect.stringContaining("a web page, not JSON") },
  ],
  [
    "a redirect",
    (_, response) => response.writeHead(308, { location: "https://new.example/s3cret" }).end(),
    { kind: "refused", message: "HTTP 308: moved to https://new.example, use that URL" },
  ],
])("%s is told as what it is", async (_, listener, failure) => {
  const { transport } = await open(listener, { timeoutMs: 400 });
  await expect(transport.send([CALL])).rejects.toMatchObject(failure);
});
