import type { Funding, Payment } from "../wash-evidence.ts";
import type { WashFacts, WashMovement, WashSale } from "../wash-facts.ts";

export const DAY = 86_400;
const START = 1_780_000_000;

/** A resale on a day of its own transaction, block and time unless said otherwise. `day` may be a fraction. */
export function trade(seller: string, buyer: string, day: number, fields: Partial<WashSale> = {}): WashSale {
  const block = Math.round(day * 1_000_000) + 1;
  const id = `${seller}>${buyer}@${day}`;
  return {
    id,
    transaction: `tx ${id}`,
    kind: "SECONDARY",
    token: "t1",
    ticket: "t1",
    seller,
    buyer,
    payer: buyer,
    currency: "coin",
    price: 1000n,
    marketplace: "market",
    isCustodied: false,
    time: START + Math.round(day * DAY),
    block,
    logIndex: 1,
    ...fields,
  };
}

export function factsOf(sales: readonly WashSale[], fields: Partial<WashFacts> = {}): WashFacts {
  return {
    sales,
    movements: [],
    purchases: { all: 1000n, byBuyer: new Map() },
    organizer: "organizer",
    ...fields,
  };
}

export function gift(
  from: string,
  to: string,
  day: number,
  fields: Partial<WashMovement> = {},
): WashMovement {
  const block = Math.round(day * 1_000_000) + 1;
  return {
    ticket: "t1",
    from,
    to,
    kind: "GIFT",
    time: START + Math.round(day * DAY),
    block,
    logIndex: 1,
    ...fields,
  };
}

/** `day` is when it is paid. */
export function pay(
  from: string,
  to: string,
  amount: bigint,
  day: number,
  fields: Partial<Payment> = {},
): Payment {
  const id = `${from}>${to} ${amount}@${day}`;
  const time = START + Math.round(day * DAY);
  const block = Math.round(day * 1_000_000) + 1;
  return { id, from, to, currency: "coin", amount, transaction: `tx ${id}`, time, block, ...fields };
}

export function fundingOf(
  payments: readonly Payment[],
  funders: Readonly<Record<string, string>> = {},
  hubs: readonly string[] = [],
): Funding {
  return {
    payments,
    funderOf: (wallet) => funders[wallet] ?? null,
    isHub: (wallet) => hubs.includes(wallet),
  };
}
