import { afterAll, beforeAll, expect, test } from "vitest";
import { globalId, hex } from "../../testing/chain-ids.ts";
import { BUYER, CONTRACT, eventIdOf, NATIVE, SELLER, TOKEN } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { eventSellerRow, walletMoneyRow, walletProfileRow } from "../../testing/wallet-rows.ts";
import { FEES_QUERY, NODE_QUERY, WALLET_QUERY } from "../../testing/whole-queries.ts";

interface Answer {
  readonly wallet: {
    readonly id: string;
    readonly profile: {
      readonly heldCount: string | null;
      readonly primarySoldCount: string | null;
      readonly firstSeenAt: string | null;
      readonly lastSeenAt: string | null;
      readonly freshness: object;
      readonly money: readonly {
        readonly currency: { readonly id: string };
        readonly realizedProfit: { readonly raw: string } | null;
      }[];
    };
    readonly tickets: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly ownerWallet: { id: string } }[];
    };
    readonly sales: { readonly totalCount: number };
  } | null;
}

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.database.drop());

async function ask(wallet: Buffer, variables: object = {}) {
  const { data, errors } = await world.api.ask<Answer>(WALLET_QUERY, {
    chainId: 1,
    contract: hex(wallet),
    ...variables,
  });
  expect(errors).toEqual([]);
  return data.wallet;
}

test("a wallet tells what it did, its tickets and its sales, by its part in them", async () => {
  const wallet = await ask(BUYER);
  expect(wallet?.profile).toMatchObject({ heldCount: "4", money: [{ realizedProfit: { raw: "8500000" } }] });
  expect(wallet?.tickets.totalCount).toBe(2);
  expect(wallet?.tickets.nodes[0]?.ownerWallet.id).toBe(wallet?.id);
  expect(wallet?.sales.totalCount).toBe(6);
  expect((await ask(BUYER, { role: "SELLER" }))?.sales.totalCount).toBe(0);
  expect((await ask(SELLER, { role: "SELLER" }))?.sales.totalCount).toBe(5);
  expect((await ask(SELLER))?.sales.totalCount).toBe(5);
});

test("an address that never occurred did nothing; before the first computation nothing is known", async () => {
  expect((await ask(Buffer.alloc(20, 7)))?.profile).toMatchObject({ heldCount: "0", money: [] });
  expect((await ask(BUYER, { chainId: 137 }))?.profile.heldCount).toBeNull();
  expect(await ask(BUYER, { chainId: 5 })).toBeNull();
});

test("what an organizer sold is added up over its events, and to what else it did", async () => {
  const organizer = Buffer.alloc(20, 0xaa);
  const { mainnet } = world;
  await mainnet.insertMetric(
    "metrics.event_seller",
    eventSellerRow(organizer, 1, { last_sale_at: "2026-03-05T00:00:00Z" }),
    eventSellerRow(organizer, 2, { sold_count: 2, earned: null, split_unknown_count: 2 }),
    eventSellerRow(organizer, 2, { currency: NATIVE, earned: null, split_unknown_count: 3 }),
    eventSellerRow(organizer, 2, { currency: Buffer.alloc(0), earned: null, split_unknown_count: 3 }),
    eventSellerRow(SELLER, 2, { sold_count: 100 }),
  );
  const native = { primaryEarned: null, splitUnknownCount: "3", spentPrimary: { raw: "0" } };
  const alone = await ask(organizer);
  expect(alone?.profile).toMatchObject({
    primarySoldCount: "11",
    heldCount: "0",
    firstSeenAt: "2026-02-01T00:00:00Z",
    lastSeenAt: "2026-03-05T00:00:00Z",
    money: [
      native,
      { primaryEarned: { raw: "90000000" }, splitUnknownCount: "2", realizedProfitReason: null },
    ],
  });
  await mainnet.insertMetric(
    "metrics.wallet_profile",
    walletProfileRow(organizer, { first_seen_at: "2026-01-01T00:00:00Z" }),
  );
  await mainnet.insertMetric(
    "metrics.wallet_money",
    walletMoneyRow(organizer, { split_unknown_count: 1, spent_primary: 1, currency: TOKEN }),
  );
  const both = await ask(organizer);
  expect(both?.profile).toMatchObject({
    primarySoldCount: "11",
    heldCount: "4",
    firstSeenAt: "2026-01-01T00:00:00Z",
    lastSeenAt: "2026-03-05T00:00:00Z",
    money: [
      {
        spentPrimary: { raw: "1" },
        primaryEarned: { raw: "90000000" },
        splitUnknownCount: "3",
        realizedProfit: { raw: "8500000" },
      },
      native,
    ],
  });
});

test("a wallet's figures are as fresh as the older of the two metrics that they come from", async () => {
  const { pool } = world.database;
  const seller = Buffer.alloc(20, 0xab);
  await world.mainnet.insertMetric("metrics.event_seller", eventSellerRow(seller, 3));
  const freshness = async () => (await ask(seller))?.profile.freshness;
  const set = (metric: string, changes: string) =>
    pool.query(`update ops.metric_state set ${changes} where metric = $1 and chain_id = 1`, [metric]);
  expect(await freshness()).toMatchObject({ block: "990", lagSeconds: 120 });
  await set("event-sales", "block = 980, block_time = '2026-03-01T11:57:00Z'");
  expect(await freshness()).toMatchObject({
    block: "980",
    blockTime: "2026-03-01T11:57:00Z",
    lagSeconds: 180,
  });
  await set("wallet-profile", "block = 970, block_time = '2026-03-01T11:56:00Z'");
  expect(await freshness()).toMatchObject({ block: "970", lagSeconds: 240 });
  await pool.query(
    `insert into ops.dirty_key (metric, chain_id, key, failures, error, first_failed_at, fresh_block, fresh_time)
      values ('event-sales', 1, $1, 3, 'secret', now(), 900, '2026-03-01T11:50:00Z')`,
    [eventIdOf(3)],
  );
  expect(await freshness()).toMatchObject({ block: "900", lagSeconds: 600 });
  await set("event-sales", "methodology = 3");
  expect(await freshness()).toMatchObject({ block: null, lagSeconds: null });
  expect((await ask(BUYER))?.profile).toMatchObject({ primarySoldCount: null, heldCount: "4" });
  await pool.query("delete from ops.dirty_key where key = $1", [eventIdOf(3)]);
  await set("event-sales", "methodology = 4, block = 990, block_time = '2026-03-01T11:58:00Z'");
  await set("wallet-profile", "block = 990, block_time = '2026-03-01T11:58:00Z'");
});

test("a wallet's global id leads back to it", async () => {
  const id = globalId("Wallet", 1, BUYER);
  const { data } = await world.api.ask<{ node: object }>(NODE_QUERY, { id });
  expect(data.node).toEqual({ __typename: "Wallet", id });
});

test("the ten who got most of a role are named, and all are counted", async () => {
  const { data, errors } = await world.api.ask<{
    event: {
      feeBreakdown: {
        totals: readonly {
          kind: string;
          royalty: { reason: string | null };
          roles: readonly {
            role: string;
            recipientCount: string;
            amount: { raw: string };
            recipients: readonly { recipient: string | null }[];
          }[];
        }[];
      };
    };
  }>(FEES_QUERY, { chainId: 1, contract: hex(CONTRACT), number: "1" });
  expect(errors).toEqual([]);
  const [primary, resales] = data.event.feeBreakdown.totals;
  expect(primary).toMatchObject({ kind: "PRIMARY", royalty: { reason: "NO_SALES" }, roles: [] });
  expect(resales?.royalty.reason).toBeNull();
  const [seller, marketplace] = resales?.roles ?? [];
  expect(seller).toMatchObject({ role: "SELLER", recipientCount: "12", amount: { raw: "66" } });
  expect(seller?.recipients.length).toBe(10);
  expect(marketplace?.recipients).toMatchObject([{ recipient: null }]);
});
