import type { ChainBlock, ChainFact, EventFact, SaleFact } from "./chain-fact.ts";

export const START_TIME = 1_780_000_000;

export function publication(event: string, timeZone: string | null = "Europe/Berlin"): EventFact {
  return { type: "event", event, kind: "PUBLISHED", timeZone };
}

/** A resale in the face value's currency, unless said otherwise. */
export function resale(event: string, fields: Partial<SaleFact> = {}): SaleFact {
  return {
    type: "sale",
    kind: "SECONDARY",
    event,
    ticket: "10",
    quantity: 1n,
    buyer: "a0",
    currency: "c1",
    price: 1000n,
    fee: 0n,
    royalty: 0n,
    faceValue: 1000n,
    faceCurrency: "c1",
    resaleCapBps: 0n,
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
