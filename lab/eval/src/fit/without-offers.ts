import type { Example } from "./example.ts";

/** Signals that rest on what somebody offered, and when. */
const OFFER_CODES: ReadonlySet<string> = new Set(["RES-04", "RES-06", "PRO-02", "PRO-03", "INN-06"]);

/** The example as it is seen where offers are kept off the chain, or by who sells without one. */
export function withoutOffers(example: Example): Example {
  const measured = Object.entries(example.measured).filter(([code]) => !OFFER_CODES.has(code));
  return { ...example, measured: Object.fromEntries(measured) };
}
