import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { httpProvider } from "./http-provider.ts";

const ONE = 10n ** 18n;
const limits = { timeoutMs: 2000, attempts: 3, pauseMs: 1, largestBytes: 1000 };
const KEY = "se/cret";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function ask(origin: string, changes: { timeoutMs?: number } = {}) {
  const provider = httpProvider({
    name: "web",
    chainId: 1,
    url: `${origin}/rates/{currency}?in={fiat}&from={from}&key={key}`,
    headers: { authorization: "Bearer {key}" },
    key: KEY,
    everySeconds: 60,
    pairs: [{ currency: "native", fiat: "EUR", as: "ether eum" }],
    limits: { ...limits, ...changes },
  });
  return provider.read({ from: () => 1_700_000_000, signal: new AbortController().signal });
}

const good = JSON.stringify({
  rates: [
    { time: 1_700_000_000, rate: "2500.5" },
    { time: 1_700_003_600, rate: 2600 },
  ],
});
const told = { currency: "native", fiat: "EUR" };

test("pair, time and key go where the template says, and the answer's rates come back", async () => {
  const asked: unknown[] = [];
  const origin = await serve((request, response) => {
    asked.push([request.url, request.headers.authorization]);
    response.end(good);
  });
  expect(await ask(origin)).toEqual([
    { ...told, time: 1_700_000_000, rate: (25_005n * ONE) / 10n },
    { ...told, time: 1_700_003_600, rate: 2600n * ONE },
  ]);
  expect(asked).toEqual([["/rates/ether%20eum?in=EUR&from=1700000000&key=se%2Fcret", `Bearer ${KEY}`]]);
});

test("one rate alone is an answer, and a redirect on the same host is followed", async () => {
  const origin = await serve((request, response) => {
    if (request.url === "/here") return response.end('{"time":1700000000,"rate":"1e-9"}');
    return response.writeHead(302, { location: "/here" }).end();
  });
  expect(await ask(origin)).toEqual([{ ...told, time: 1_700_000_000, rate: 10n ** 9n }]);
});

test("trouble that may pass is tried again", async () => {
  let requests = 0;
  const origin = await serve((_, response) => {
    requests += 1;
    response.writeHead([503, 429, 200][requests - 1] ?? 200).end(good);
  });
  expect(await ask(origin)).toHaveLength(2);
  expect(requests).toBe(3);
});

const future = Math.floor(Date.now() / 1000) + 10_000;
test.each<[string, RequestListener, RegExp, number]>([
  ["a refusal", (_, response) => response.writeHead(403).end(), /status 403/, 1],
  ["lasting trouble", (_, response) => response.writeHead(500).end(), /status 500/, 3],
  [
    "another host",
    (_, response) => response.writeHead(302, { location: "http://localhost:1/" }).end(),
    /another host/,
    1,
  ],
  [
    "a circle",
    (request, response) => response.writeHead(302, { location: request.url }).end(),
    /too often/,
    4,
  ],
  ["a flood", (_, response) => response.end("1".repeat(2000)), /larger than 1000 bytes/, 1],
  ["no JSON", (_, response) => response.end("<html>"), /no JSON/, 1],
  ["another form", (_, response) => response.end("[]"), /not of the form/, 1],
  ["no number", (_, response) => response.end('{"time":1,"rate":"much"}'), /no decimal number/, 1],
  ["a rate of 0", (_, response) => response.end('{"time":1,"rate":0}'), /no decimal number/, 1],
  ["the future", (_, response) => response.end(`{"time":${future},"rate":1}`), /in the future/, 1],
])(
  "%s is told without the key, and asked for as often as makes sense",
  async (_, listener, problem, times) => {
    let requests = 0;
    const origin = await serve((request, response) => {
      requests += 1;
      listener(request, response);
    });
    const failure = await ask(origin).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({
      code: "RATES_UNUSABLE",
      message: expect.stringMatching(problem) as string,
    });
    expect(String((failure as Error).stack)).not.toMatch(/se(\/|%2F)cret/);
    expect(requests).toBe(times);
  },
);

test("a service that does not answer is given up", async () => {
  const origin = await serve(() => undefined);
  await expect(ask(origin, { timeoutMs: 50 })).rejects.toThrow("does not answer in time");
  await expect(ask("http://127.0.0.1:9")).rejects.toThrow("does not answer");
});
