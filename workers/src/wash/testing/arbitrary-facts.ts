import fc from "fast-check";
import type { Payment, WashEvidence } from "../wash-evidence.ts";
import type { WashFacts, WashMovement, WashSale } from "../wash-facts.ts";
import { DAY, factsOf, fundingOf, gift, pay, trade } from "./sample-sales.ts";

export const WALLETS = ["A", "B", "C", "D", "E"];
export const TICKETS = ["t1", "t2"];

/** A world of few wallets, told by what can be renamed, shifted and put in another order. */
export interface SmallWorld {
  readonly sales: readonly WashSale[];
  readonly movements: readonly WashMovement[];
  readonly payments: readonly Payment[];
  /** Null: nobody traced money. */
  readonly funders: Readonly<Record<string, string>> | null;
  readonly hubs: readonly string[];
  readonly services: readonly string[] | null;
}

const wallet = fc.constantFrom(...WALLETS);
const day = fc.integer({ min: 0, max: 80 }).map((half) => half / 2);

const sale = fc
  .record({
    seller: wallet,
    buyer: wallet,
    payer: fc.option(wallet, { freq: 2 }),
    day,
    ticket: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TICKETS) }, fc.constant(null)),
    kind: fc.constantFrom("SECONDARY" as const, "SECONDARY" as const, "PRIMARY" as const),
    price: fc.constantFrom(null, 0n, 1000n, 1003n),
    isCustodied: fc.nat(9).map((die) => die === 0),
    hasTransaction: fc.boolean(),
  })
  .map(({ hasTransaction, payer, ...fields }) => {
    const transaction = hasTransaction ? {} : { transaction: `tx at ${fields.day}` };
    const told = { ...fields, token: fields.ticket ?? "t3", payer: payer ?? fields.buyer, ...transaction };
    return trade(fields.seller, fields.buyer, fields.day, told);
  });

export const smallWorld: fc.Arbitrary<SmallWorld> = fc.record({
  // Sales of one half day are in one block, one log after another.
  sales: fc
    .array(sale, { maxLength: 14, size: "max" })
    .map((sales) => sales.map((one, index) => ({ ...one, id: `sale ${index}`, logIndex: index }))),
  movements: fc.array(
    fc
      .record({ from: wallet, to: wallet, day, kind: fc.constantFrom("GIFT" as const, "CLAIM" as const) })
      .map(({ from, to, day: when, kind }) => gift(from, to, when, { kind, logIndex: 1000 })),
    { maxLength: 2 },
  ),
  payments: fc
    .array(
      fc
        .record({ from: wallet, to: wallet, amount: fc.constantFrom(400n, 803n, 1003n, 2000n), day })
        .map(({ from, to, amount, day: when }) => pay(from, to, amount, when)),
      { maxLength: 8 },
    )
    .map((payments) => payments.map((one, index) => ({ ...one, id: `payment ${index}` }))),
  funders: fc.option(fc.dictionary(wallet, wallet), { freq: 4 }),
  hubs: fc.subarray(WALLETS, { maxLength: 1 }),
  services: fc.option(fc.subarray(WALLETS, { maxLength: 1 }), { freq: 4 }),
});

export function factsIn({ sales, movements }: SmallWorld): WashFacts {
  return factsOf(sales, { movements });
}

export function evidenceIn({ payments, funders, hubs, services }: SmallWorld): WashEvidence {
  return {
    funding: funders === null ? null : fundingOf(payments, funders, hubs),
    entityOf: null,
    services: services === null ? null : new Set(services),
  };
}

export function shiftTime<Fact extends { readonly time: number; readonly block?: number }>(days: number) {
  return (fact: Fact): Fact => ({ ...fact, time: fact.time + days * DAY });
}
