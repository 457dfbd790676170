import { expect, test } from "vitest";
import { fakeBlock } from "./testing/fake-answers.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

test("counts calls by method, failures by kind, bytes and time, per endpoint", async () => {
  const first = await openServer((calls, number) => {
    if (number === 0) return { status: 429, headers: { "retry-after": "30" } };
    return calls[0]?.method === "eth_getBlockByNumber" ? { status: 500 } : null;
  });
  const second = await openServer();
  const { client, clock } = openClient([{ url: `${first.url}/s3cret` }, second]);
  expect(client.statistics().endpoints[0]).toMatchObject({
    isHealthy: true,
    requests: 0,
    calls: {},
    restsMs: 0,
  });
  await client.blockNumber();
  expect(client.statistics().endpoints[0]).toMatchObject({
    isHealthy: false,
    failuresInARow: 1,
    restsMs: 30_000,
  });
  clock.advance(30_000);
  await client.getBlocks([1, 2, 3], { full: false });
  const { endpoints, heads } = client.statistics();
  expect(heads).toBeNull();
  expect(endpoints).toEqual([
    expect.objectContaining({
      name: first.url,
      transport: "http",
      isHealthy: false,
      failuresInARow: 2,
      requests: 2,
      receivedBytes: 0,
      calls: { eth_blockNumber: 1, eth_getBlockByNumber: 3 },
      failures: expect.objectContaining({ "rate-limited": 1, temporary: 1, timeout: 0 }),
    }),
    expect.objectContaining({
      isHealthy: true,
      requests: 2,
      calls: { eth_blockNumber: 1, eth_getBlockByNumber: 3 },
      receivedBytes: expect.any(Number),
    }),
  ]);
  expect(endpoints[1]?.receivedBytes).toBeGreaterThan(JSON.stringify([1, 2, 3].map(fakeBlock)).length);
  expect(endpoints[1]?.requestMs).toBeGreaterThan(0);
});
