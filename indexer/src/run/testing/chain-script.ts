import fc from "fast-check";

/** What happens to the chain, to the node that shows it, or to the indexer. */
export type Action =
  | { readonly kind: "mine"; readonly blocks: number }
  /** `growth`: the new branch's length compared with the old one's; shorter ones may grow on later. */
  | { readonly kind: "reorg"; readonly depth: number; readonly growth: number }
  /** The branch that was replaced last wins after all. */
  | { readonly kind: "restore" }
  /** For so many requests the node shows the chain as it is now, without its newest blocks. */
  | { readonly kind: "stale"; readonly behind: number; readonly requests: number }
  /** The indexer is told to stop, or loses its database connections, and is started again. */
  | { readonly kind: "stop" | "crash" };

export interface Step {
  /** Happens as the node answers so many calls later, in the middle of a batch or not; null: once all is indexed. */
  readonly afterCalls: number | null;
  readonly action: Action;
}

export interface Script {
  readonly seed: number;
  /** Blocks before the indexer starts. */
  readonly history: number;
  readonly startBlock: number;
  /** Blocks below the head that are not final: a reorg goes no deeper. */
  readonly finalityDepth: number;
  /** Whether the node knows the `finalized` tag, or finality is by depth. */
  readonly hasTag: boolean;
  readonly keepHistory: boolean;
  /** Whether the node still answers for replaced blocks by their hash. */
  readonly keepsOrphans: boolean;
  readonly maxRange: number;
  readonly maxAddresses: number;
  readonly steps: readonly Step[];
}

// Most are short, so that many can be tried.
const few = fc.integer({ min: 1, max: 6 });

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("mine" as const), blocks: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("reorg" as const),
      depth: fc.oneof(few, few, few, fc.integer({ min: 1, max: 64 })),
      growth: fc.oneof(fc.constant(0), fc.integer({ min: -6, max: 6 })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "restore" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("stale" as const),
      behind: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 400 })),
      requests: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "stop" as const }, { kind: "crash" as const }) },
);

const step: fc.Arbitrary<Step> = fc.record({
  afterCalls: fc.option(fc.integer({ min: 0, max: 12 })),
  action,
});

export const scripts: fc.Arbitrary<Script> = fc.record({
  seed: fc.nat(),
  history: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 150 }),
  ),
  startBlock: fc.constantFrom(0, 0, 9),
  finalityDepth: fc.constantFrom(64, 12, 3),
  hasTag: fc.boolean(),
  keepHistory: fc.boolean(),
  keepsOrphans: fc.boolean(),
  maxRange: fc.constantFrom(Number.MAX_SAFE_INTEGER, 17),
  maxAddresses: fc.constantFrom(500, 2),
  steps: fc.array(step, { maxLength: 12 }),
});
