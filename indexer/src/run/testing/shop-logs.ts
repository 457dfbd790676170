import { keccakText } from "../../abi/keccak.ts";
import type { FakeLogSpec } from "../../chain/testing/fake-chain.ts";

/** Address of the factory in the `reorg` test subgraph. */
export const SHOP_FACTORY = `0x${"0".repeat(38)}fa`;

const SHOPS = Array.from({ length: 5 }, (_, index) => `0x${"0".repeat(38)}${(index + 32).toString(16)}`);
const ITEMS = 6;

const OPENED = keccakText("Opened(address,uint256)");
const CLOSED = keccakText("Closed(address)");
const SOLD = keccakText("Sold(uint256,uint256)");
const DROPPED = keccakText("Dropped(uint256)");

export function opened(shop: number, tag: number): FakeLogSpec {
  return { address: SHOP_FACTORY, topic0: OPENED, data: words(addressOf(shop), tag) };
}

export function closed(shop: number): FakeLogSpec {
  return { address: SHOP_FACTORY, topic0: CLOSED, data: words(addressOf(shop)) };
}

export function sold(shop: number, item: number, price: number): FakeLogSpec {
  return { address: addressOf(shop), topic0: SOLD, data: words(item, price) };
}

export function dropped(shop: number, item: number): FakeLogSpec {
  return { address: addressOf(shop), topic0: DROPPED, data: words(item) };
}

/** Up to six logs: shops that open (also again, with another tag) and close, sales in shops that exist or not. */
export function randomShopLogs(random: (below: number) => number): FakeLogSpec[] {
  return Array.from({ length: random(3) === 0 ? 0 : random(7) }, () => {
    const shop = random(SHOPS.length);
    const kind = random(20);
    if (kind < 3) return opened(shop, random(2));
    if (kind === 3) return closed(shop);
    return kind < 7 ? dropped(shop, random(ITEMS)) : sold(shop, random(ITEMS), random(1_000));
  });
}

export function addressOf(shop: number): string {
  return SHOPS[shop % SHOPS.length] as string;
}

function words(...values: readonly (string | number)[]): string {
  return `0x${values.map((value) => BigInt(value).toString(16).padStart(64, "0")).join("")}`;
}
