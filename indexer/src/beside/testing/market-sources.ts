import type { FakeLogSpec } from "../../chain/testing/fake-chain.ts";
import { addressOf, closed, dropped, opened, SHOP_FACTORY, sold } from "../../run/testing/shop-logs.ts";
import type { RegisteredSource } from "../../storage/registered-source.ts";

/** The factory opens these; the others exist without it, and it can close them all. */
const OF_FACTORY = 3;
const SHOPS = 5;

/** The manifest's data source. */
export const FACTORY: RegisteredSource = {
  name: "Factory",
  address: SHOP_FACTORY,
  startBlock: 0,
  context: "{}",
};

/** A shop that the factory does not know, as a contract that is configured. */
export function shopFrom(shop: 3 | 4, startBlock: number, tag = 1): RegisteredSource {
  const context = `{"tag":{"type":"BigInt","data":"${tag}"}}`;
  return { name: `Shop${shop}`, template: "Shop", address: addressOf(shop), startBlock, context };
}

/** Up to six logs of factory and shops. */
export function randomMarketLogs(random: (below: number) => number): FakeLogSpec[] {
  return Array.from({ length: random(7) }, () => {
    const kind = random(20);
    const shop = random(SHOPS);
    if (kind < 3) return opened(random(OF_FACTORY), random(2));
    if (kind === 3) return closed(shop);
    return kind < 7 ? dropped(shop, random(6)) : sold(shop, random(6), random(1_000));
  });
}
