import fc from "fast-check";
import type { ChainBlock, ChainFact, EventFact, SaleFact, StatusFact, UseFact } from "./chain-fact.ts";

const HUGE = 10n ** 77n;
/** One event with most of the sales, and several with few, which roll-backs can empty. */
const BUSY_EVENT = "e0";
const EVENTS = ["e1", "e2", "e3", "e4", "e5", "e6"];
const CURRENCIES = ["c1", "c2"];
const TIME_ZONES = ["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "UTC", "Mars/Olympus", ""];

const event = fc.option(fc.oneof(fc.constant(BUSY_EVENT), fc.constantFrom(...EVENTS)), { freq: 12 });
const currency = fc.constantFrom(...CURRENCIES);
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(1n, 4n) },
  { weight: 1, arbitrary: fc.constant(HUGE) },
);
const ticket = fc.integer({ min: 0x10, max: 0x1f }).map((id) => id.toString(16));
const buyer = fc.integer({ min: 0xa0, max: 0xa5 }).map((id) => id.toString(16));
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(0n, 20n) },
  { weight: 5, arbitrary: fc.bigInt(900n, 1100n) },
  { weight: 1, arbitrary: fc.bigInt(HUGE - 3n, HUGE) },
);
/** Face values whose half per mille and bins fall on whole units, so that bounds are met exactly. */
const faceValue = fc.oneof(fc.constantFrom(null, 0n, 200n, 1000n), amount);

/** Shares of a price in per cent: fee and royalty. */
const share = fc.option(fc.nat(40), { freq: 9 });

const sale: fc.Arbitrary<SaleFact> = fc
  .record({
    type: fc.constant("sale" as const),
    kind: fc.constantFrom("PRIMARY" as const, "SECONDARY" as const, "SECONDARY" as const),
    event,
    ticket: fc.option(ticket, { freq: 12 }),
    quantity,
    buyer,
    currency,
    price: fc.option(fc.oneof(amount, fc.constantFrom(0n, 199n, 201n, 995n, 1005n, 1050n)), { freq: 9 }),
    shares: fc.tuple(share, share),
    faceValue,
    faceCurrency: fc.option(fc.constantFrom("c1", "c1", ...CURRENCIES), { freq: 9 }),
    resaleCapBps: fc.constantFrom(null, 0n, 10_000n, 11_000n),
    isWashSuspect: fc.nat(9).map((die) => die === 0),
    bundle: fc.option(fc.record({ order: fc.constantFrom("01", "02"), size: fc.bigInt(2n, 4n) }), {
      freq: 1,
    }),
  })
  .map(({ shares, ...fact }) => {
    const { price } = fact;
    const part = (of: number | null) => (of === null || price === null ? null : (price * BigInt(of)) / 100n);
    return {
      ...fact,
      quantity: fact.ticket === null ? fact.quantity : 1n,
      currency: price === null ? null : fact.currency,
      fee: part(shares[0]),
      royalty: fact.kind === "PRIMARY" ? 0n : part(shares[1]),
    };
  });

const use: fc.Arbitrary<UseFact> = fc.record({ type: fc.constant("use" as const), event, quantity });

const status: fc.Arbitrary<StatusFact> = fc
  .record({
    event,
    ticket,
    status: fc.constantFrom("CHECKED_IN" as const, "REFUNDED" as const, "VOIDED" as const),
    refund: fc.record({ currency, amount }),
  })
  .map((fact) => ({
    ...fact,
    type: "status" as const,
    refund: fact.status === "REFUNDED" ? fact.refund : null,
  }));

const change: fc.Arbitrary<EventFact> = fc.record({
  type: fc.constant("event" as const),
  event: fc.constantFrom(BUSY_EVENT, ...EVENTS),
  kind: fc.constantFrom("PUBLISHED" as const, "RESCHEDULED" as const),
  timeZone: fc.constantFrom(null, ...TIME_ZONES),
});

const fact = fc.oneof(
  { weight: 8, arbitrary: sale },
  { weight: 2, arbitrary: status },
  { weight: 1, arbitrary: use },
  { weight: 1, arbitrary: change },
);

/** Blocks without their place in a chain: seconds after the block before (0: equal times), and facts. */
export interface LooseBlock {
  readonly gap: number;
  readonly seconds: number;
  readonly facts: readonly ChainFact[];
}

export const looseBlock: fc.Arbitrary<LooseBlock> = fc.record({
  gap: fc.constantFrom(1, 1, 5),
  seconds: fc.constantFrom(0, 1, 900, 40_000),
  facts: fc.array(fact, { maxLength: 8 }),
});

const GENESIS_TIME = 1_774_746_000;

/** Puts blocks on top of a chain. An event is published once; a second publication becomes a rescheduling. */
export function placeBlocks(chain: readonly ChainBlock[], loose: readonly LooseBlock[]): ChainBlock[] {
  const published = new Set(
    chain.flatMap(({ facts }) => facts.filter(isPublication).map(({ event }) => event)),
  );
  let { number, time } = chain.at(-1) ?? { number: 0, time: GENESIS_TIME };
  return loose.map(({ gap, seconds, facts }) => {
    number += gap;
    time += seconds;
    const placed = facts.map((one) => {
      if (!isPublication(one)) return one;
      if (published.has(one.event)) return { ...one, kind: "RESCHEDULED" as const };
      published.add(one.event);
      return one;
    });
    return { number, time, facts: placed };
  });
}

function isPublication(fact: ChainFact): fact is EventFact {
  return fact.type === "event" && fact.kind === "PUBLISHED";
}
