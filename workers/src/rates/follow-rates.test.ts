import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createLogger, silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test, vi } from "vitest";
import { blocksOf, resale, START_TIME } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { askSource } from "./ask-source.ts";
import { fileProvider } from "./file/file-provider.ts";
import { followRates } from "./follow-rates.ts";
import type { RateProvider, ToldRate } from "./rate-provider.ts";

const ONE = 10n ** 18n;
const { signal } = new AbortController();

async function open() {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 5);
  const stored = async () =>
    (
      await pool.query(
        `select encode(currency, 'hex') as currency, fiat, source, extract(epoch from at)::int - ${START_TIME} as at, rate::float8 as rate
         from app.fx_rate order by seq`,
      )
    ).rows;
  const states = async () => (await pool.query("select source, error from ops.rate_source")).rows;
  return { pool, db, chain, stored, states };
}

function temporaryFile(name: string) {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-rates-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

const rate = (fields: Partial<ToldRate> = {}): ToldRate => ({
  currency: "native",
  fiat: "EUR",
  time: START_TIME,
  rate: ONE,
  ...fields,
});

/** Answers with what the test gives, and notes from when on it was asked. */
function scripted(answers: (readonly ToldRate[])[]) {
  const asked: number[] = [];
  const provider: RateProvider = {
    name: "script",
    chainId: 5,
    pairs: [{ currency: "native", fiat: "EUR" }],
    everySeconds: 60,
    read({ from }) {
      asked.push(from("native", "EUR") - START_TIME);
      return Promise.resolve(answers.shift() ?? []);
    },
  };
  return { provider, asked };
}

test("a source is asked back to the first sale, then from its newest rate on", async () => {
  const { db, chain, stored } = await open();
  const { provider, asked } = scripted([
    [rate({ time: START_TIME + 50 })],
    [rate({ time: START_TIME + 90 })],
    [],
  ]);
  await chain.commit(blocksOf(7, [resale("e1")]));
  const ask = () => askSource(db, provider, { network: chain, signal });
  expect([await ask(), await ask(), await ask()]).toEqual([
    { added: 1, changed: 0 },
    { added: 1, changed: 0 },
    { added: 0, changed: 0 },
  ]);
  expect(asked).toEqual([7, 50, 90]);
  expect(await stored()).toMatchObject([{ at: 50, rate: 1, source: "script" }, { at: 90 }]);
});

test("an answer is stored whole or not at all, and what was told first stands", async () => {
  const { pool, db, chain, stored } = await open();
  await pool.query(
    `insert into ${chain.schema}.currency (vid, block$, id, symbol, decimals) values (900, 1, '\\xaa', 'TICK', 6)`,
  );
  const huge = rate({ currency: "TICK", rate: 10n ** 58n });
  const { provider } = scripted([
    [rate(), rate({ currency: "NONE" })],
    [rate(), huge],
    [rate(), rate({ currency: "TICK", rate: 5n * ONE }), rate({ currency: "USD" })],
    [rate({ rate: 2n * ONE })],
  ]);
  const ask = () => askSource(db, provider, { network: chain, signal });
  await expect(ask()).rejects.toThrow(/does not know: NONE \(no token/);
  await expect(ask()).rejects.toThrow(/overflow/);
  expect(await stored()).toEqual([]);
  expect(await ask()).toEqual({ added: 3, changed: 0 });
  expect(await ask()).toEqual({ added: 0, changed: 1 });
  expect(await stored()).toMatchObject([
    { currency: "00".repeat(20), rate: 1 },
    { currency: "aa", rate: 5 },
    { currency: Buffer.from("USD").toString("hex") },
  ]);
});

test("a file is read again when it changes, and its trouble is told once", async () => {
  const { db, chain, stored, states } = await open();
  const path = temporaryFile("rates.csv");
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = createLogger("json", "info", destination);
  const stopping = new AbortController();
  const provider = { ...fileProvider({ name: "file", chainId: null, path }), everySeconds: 0.02 };
  const following = followRates({ db, logger, providers: [provider], signal: stopping.signal });
  onTestFinished(async () => {
    stopping.abort();
    await following;
  });
  await vi.waitFor(async () => expect((await states())[0]?.error).toMatch(/rates.csv cannot be used/));
  const write = (...rows: string[]) => writeFileSync(path, ["time,currency,fiat,rate", ...rows].join("\n"));
  const first = `${START_TIME + 1},native,EUR,2`;
  write(first, "1,native,EUR,0");
  await vi.waitFor(async () => expect((await states())[0]?.error).toMatch(/line 3/), { timeout: 20_000 });
  expect(await stored()).toEqual([]);
  write(first);
  await vi.waitFor(async () => expect(await stored()).toHaveLength(1), { timeout: 20_000 });
  write(first, `${START_TIME + 2},native,EUR,3`);
  await vi.waitFor(async () => expect(await stored()).toMatchObject([{ rate: 2 }, { rate: 3 }]), {
    timeout: 20_000,
  });
  await vi.waitFor(async () => expect(await states()).toEqual([{ source: "file", error: null }]));
  expect(lines.filter((line) => line.includes("Exchange rates fail"))).toHaveLength(2);
  expect(lines.filter((line) => line.includes("come again"))).toHaveLength(1);
  expect(chain.chainId).toBe(5);
});

test("a source that does not say for which of two networks it is stores nothing", async () => {
  const { pool, db, stored } = await open();
  await TestChain.create(pool, 6);
  const path = temporaryFile("rates.csv");
  writeFileSync(path, `time,currency,fiat,rate\n${START_TIME},native,EUR,2\n`);
  const stopping = new AbortController();
  const asked = vi.fn();
  const logger = { ...silentLogger, warn: asked } as unknown as typeof silentLogger;
  const provider = fileProvider({ name: "file", chainId: null, path });
  const following = followRates({ db, logger, providers: [provider], signal: stopping.signal });
  await vi.waitFor(() =>
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      error: expect.stringContaining("give chainId") as string,
    }),
  );
  stopping.abort();
  await following;
  expect(await stored()).toEqual([]);
});
