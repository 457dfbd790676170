import type { ChainBlock, ChainFact, EventFact, SaleFact } from "./chain-fact.ts";

export const START_TIME = 1_780_000_000;

export function publication(event: string, fields: Partial<EventFact> = {}): EventFact {
  return {
    type: "event",
    event,
    kind: "PUBLISHED",
    timeZone: "Europe/Berlin",
    organizer: null,
    fiat: null,
    country: null,
    category: null,
    salesStart: null,
    startsAt: null,
    endsAt: null,
    capacity: null,
    ...fields,
  };
}

/** A resale in the face value's currency, unless said otherwise. */
export function resale(event: string, fields: Partial<SaleFact> = {}): SaleFact {
  return {
    type: "sale",
    kind: "SECONDARY",
    event,
    tier: null,
    ticket: "10",
    quantity: 1n,
    seller: "a9",
    buyer: "a0",
    payer: "a0",
    currency: "c1",
    price: 1000n,
    fee: 0n,
    royalty: 0n,
    royaltyDue: null,
    parts: [],
    faceValue: 1000n,
    faceCurrency: "c1",
    resaleCapBps: 0n,
    hop: 1,
    marketplace: null,
    isWashSuspect: false,
    bundle: null,
    ...fields,
  };
}

/** One block per list of facts, a second apart. */
export function blocksOf(firstNumber: number, ...facts: (readonly ChainFact[])[]): ChainBlock[] {
  return facts.map((own, index) => {
    const number = firstNumber + index;
    return { number, time: START_TIME + number, facts: own };
  });
}
