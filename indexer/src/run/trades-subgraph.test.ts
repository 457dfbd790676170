import { type AbiParameter, encodeAbiParameters, keccak256, toBytes } from "viem";
import { beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { FakeChain, type FakeLogSpec } from "../chain/testing/fake-chain.ts";
import { INDEXED_SCHEMA, type IndexedChain, indexFakeChain } from "./testing/index-fake-chain.ts";
import { randomNumbers } from "./testing/random-numbers.ts";
import { readCurrentRows } from "./testing/read-current-rows.ts";
import { type TradeEvent, TradesModel } from "./testing/trades-model.ts";

beforeAll(async () => {
  await buildFixture("timeseries-style");
}, 300_000);

const MARKET = `0x${"fa".repeat(20)}`;
const [FRONT, BACK, UNLISTED] = ["a1", "a2", "a3"].map((byte) => `0x${byte.repeat(20)}`) as [
  string,
  string,
  string,
];
const FIRST_BLOCK = 1;
const BEAT = 5;

function log(
  signature: string,
  pool: string,
  types: readonly string[],
  values: readonly unknown[],
): FakeLogSpec {
  const data = encodeAbiParameters(types.map((type) => ({ type })) as readonly AbiParameter[], values);
  const indexed = [`0x${pool.slice(2).padStart(64, "0")}`];
  return { address: MARKET, topic0: keccak256(toBytes(signature)), indexed, data };
}

const listed = (pool: string, title: string, notes: string) =>
  log("PoolListed(address,string,string)", pool, ["string", "string"], [title, notes]);

const traded = ({ pool, isBuy, cents, volume }: TradeEvent) =>
  log("Traded(address,bool,uint256,uint256)", pool, ["bool", "uint256", "uint256"], [isBuy, cents, volume]);

/** A market's chain with the trades that are in it: two days of blocks between one and forty minutes apart. */
class Market {
  readonly chain = new FakeChain();
  readonly #random = randomNumbers(11);
  trades: TradeEvent[] = [];
  now = 1_700_000_000;

  constructor() {
    this.now += 60;
    const pools = [listed(FRONT, "Front row seats", "Resale of the night"), listed(BACK, "Balcony", "")];
    this.chain.mine(pools, this.now);
  }

  grow(blocks: number): void {
    for (let count = 0; count < blocks; count++) {
      this.now += 60 + this.#random(2400);
      const block = this.chain.height + 1;
      const trades = Array.from({ length: this.#random(5) }, (_, logIndex) => this.#trade(block, logIndex));
      this.chain.mine(trades.map(traded), this.now);
      this.trades.push(...trades);
    }
  }

  drop(blocks: number): void {
    this.chain.drop(blocks);
    this.trades = this.trades.filter(({ block }) => block <= this.chain.height);
    this.now = Number(this.chain.blocks.at(-1)?.block.timestamp);
  }

  #trade(block: number, logIndex: number): TradeEvent {
    const pool = [FRONT, BACK, FRONT, BACK, UNLISTED][this.#random(5)] as string;
    const amounts = { cents: BigInt(1 + this.#random(1_000_000)), volume: BigInt(1 + this.#random(1000)) };
    return { block, timestamp: this.now, logIndex, pool, isBuy: this.#random(2) === 0, ...amounts };
  }
}

async function column<Value>({ database }: IndexedChain, statement: string): Promise<Value[]> {
  const text = statement.replaceAll("SCHEMA", INDEXED_SCHEMA);
  const { rows } = await database.pool.query<[Value]>({ text, rowMode: "array" });
  return rows.map(([value]) => value);
}

const statsOf = (interval: string) =>
  `select concat_ws(' ', extract(epoch from "timestamp")::bigint, '0x' || encode(pool, 'hex'), side,
      trim_scale(open), trim_scale(close), trim_scale(high), trim_scale(low), trim_scale(turnover),
      trades, trades_to_date, volume_to_date)
    from SCHEMA.pool_stats_${interval}`;

async function expectTables(indexed: IndexedChain, market: Market): Promise<void> {
  const { pool } = indexed.database;
  const model = new TradesModel(market.trades, new Set([FRONT, BACK]));
  expect(await readCurrentRows(pool, INDEXED_SCHEMA, "trade")).toEqual(model.trades());
  expect(await readCurrentRows(pool, INDEXED_SCHEMA, "long_position")).toEqual(model.positions(true));
  expect(await readCurrentRows(pool, INDEXED_SCHEMA, "short_position")).toEqual(model.positions(false));
  const pools = `select json_object_agg('0x' || encode(id, 'hex'), open_size::text) from SCHEMA.pool where upper_inf(block_range)`;
  expect(await column(indexed, pools)).toEqual([model.openSizes()]);
  expect((await column<string>(indexed, statsOf("hour"))).sort()).toEqual(model.stats("hour", market.now));
  expect((await column<string>(indexed, statsOf("day"))).sort()).toEqual(model.stats("day", market.now));
  const beats = market.chain.blocks.slice(FIRST_BLOCK).filter((_, index) => index % BEAT === 0);
  expect(await column(indexed, "select id || ' ' || phase from SCHEMA.beat order by vid")).toEqual(
    beats.map(({ block }) => `${Number(block.number)} ${Number(block.timestamp) % 7}`),
  );
  const errors = await column(indexed, `select message from SCHEMA."subgraph_error$" where not is_fatal`);
  expect(errors).toHaveLength(model.failures);
  expect(await column(indexed, `select health from SCHEMA."cursor$"`)).toEqual(["unhealthy"]);
}

test("timeseries, aggregations, interfaces, polling and skipped failures give what the events say, also after a reorg", async () => {
  const market = new Market();
  market.grow(160);
  const indexed = await indexFakeChain("timeseries-style", market.chain);
  await indexed.catchUp();
  await expectTables(indexed, market);
  expect(
    new TradesModel(market.trades, new Set([FRONT, BACK])).stats("day", market.now).length,
  ).toBeGreaterThan(4);

  market.drop(15);
  market.grow(25);
  await indexed.catchUp();
  await expectTables(indexed, market);
});

test("texts are found by what they say", async () => {
  const market = new Market();
  const indexed = await indexFakeChain("timeseries-style", market.chain);
  await indexed.catchUp();
  const found = (query: string) =>
    column(indexed, `select title from SCHEMA.pool where pool_search @@ to_tsquery('english', '${query}')`);
  expect(await found("seat & resales")).toEqual(["Front row seats"]);
  expect(await found("balcony")).toEqual(["Balcony"]);
  expect(await found("stage")).toEqual([]);
});
