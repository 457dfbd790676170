import fc from "fast-check";
import type { Fault } from "./fault.ts";
import { HARMLESS_LIES, type LogLie } from "./tamper-logs.ts";

/** Lies about logs that are found out at once. */
const FOUND_OUT_LIES: readonly LogLie[] = [
  ...HARMLESS_LIES,
  "marked as removed",
  "of another fork",
  "out of range",
  "of another transaction",
  "from a contract not in the bloom",
];

export interface FaultLimits {
  readonly delayMs: number;
  readonly rangeBlocks: number;
  /** Faults and lies beyond those that every test meets. */
  readonly more?: readonly Fault[];
  readonly moreLies?: readonly LogLie[];
}

/** Any fault that a node behind the proxy can have for one request. */
export function arbitraryFault(limits: FaultLimits): fc.Arbitrary<Fault> {
  const { delayMs, rangeBlocks, more = [], moreLies = [] } = limits;
  return fc.oneof(
    fc.constantFrom<Fault>(
      { kind: "none" },
      { kind: "drop" },
      { kind: "cut" },
      { kind: "truncated" },
      { kind: "empty" },
      { kind: "web page" },
      { kind: "shuffled" },
      { kind: "missing" },
      { kind: "from", node: "stale" },
      { kind: "from", node: "fork" },
      ...more,
    ),
    fc.record({ kind: fc.constant("delay" as const), milliseconds: fc.integer({ min: 1, max: delayMs }) }),
    fc.record({
      kind: fc.constant("status" as const),
      status: fc.constantFrom(429, 500, 502, 503),
      retryAfter: fc.constantFrom(null, "0", "0.05"),
    }),
    fc.record({
      kind: fc.constant("range limit" as const),
      blocks: fc.integer({ min: 1, max: rangeBlocks }),
    }),
    fc.record({ kind: fc.constant("logs" as const), lie: fc.constantFrom(...FOUND_OUT_LIES, ...moreLies) }),
  );
}
