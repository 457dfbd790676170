import { afterAll, beforeAll, expect, test } from "vitest";
import { globalId, hex } from "../../testing/chain-ids.ts";
import { BUYER, CONTRACT, SELLER } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { FEES_QUERY, NODE_QUERY, WALLET_QUERY } from "../../testing/whole-queries.ts";

interface Answer {
  readonly wallet: {
    readonly id: string;
    readonly profile: {
      readonly heldCount: string | null;
      readonly money: readonly { readonly realizedProfit: { readonly raw: string } | null }[];
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
