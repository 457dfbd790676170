import { isDeepStrictEqual } from "node:util";
import { makeBlock } from "../test-subgraphs/chain-fixture.ts";
import { type BedOptions, ConformanceBed, describeChanges } from "./conformance-bed.ts";
import { Failure } from "./failure.ts";
import { evaluateLog, scriptLog } from "./probe-logs.ts";

/** Blocks beyond those in which block handlers of the subgraph run. */
const FIRST_BLOCK = 100;

let shared: Promise<ConformanceBed> | undefined;
let nextBlock = FIRST_BLOCK;

/** What a handler gets from one call of a host function. */
export function evaluate(operation: string, ...inputs: readonly string[]): () => Promise<unknown> {
  return async () => {
    shared ??= ConformanceBed.open();
    return evaluateOn(await shared, nextBlock++, [operation, ...inputs]);
  };
}

/** The same with a host that is open to be changed. */
export function evaluateWith(
  options: BedOptions,
  ...call: readonly [operation: string, ...inputs: string[]]
): () => Promise<unknown> {
  return async () => evaluateOn(await ConformanceBed.open(options), FIRST_BLOCK, call);
}

async function evaluateOn(
  bed: ConformanceBed,
  number: number,
  [operation = "", ...inputs]: readonly string[],
): Promise<unknown> {
  const outcome = await bed.run(number, [evaluateLog(operation, inputs)]);
  return outcome instanceof Failure ? outcome : bed.said("result");
}

/** Steps of each handler of each block. */
export type Story = readonly (readonly (readonly string[])[])[];

export interface Told {
  /** What the handlers of all blocks said. */
  readonly said: string[];
  /** Changes of the last block. */
  readonly changes: string[];
  /** How the last block failed, or handlers of it that were skipped. */
  readonly failure: Failure | null;
  readonly skipped: number;
}

/** Plays a story over a store that answers at once and over one that answers later; both must tell the same. */
async function play(story: Story, options: BedOptions): Promise<Told> {
  const fast = await playOn(await ConformanceBed.open({ ...options, isSlow: false }), story);
  const slow = await playOn(await ConformanceBed.open({ ...options, isSlow: true }), story);
  if (!isDeepStrictEqual(fast, slow)) {
    throw new Error(`fast and slow stores differ: ${JSON.stringify(fast)} ${JSON.stringify(slow)}`);
  }
  return fast;
}

async function playOn(bed: ConformanceBed, story: Story): Promise<Told> {
  let told: Omit<Told, "said"> = { changes: [], failure: null, skipped: 0 };
  for (const [index, handlers] of story.entries()) {
    const outcome = await bed.process(makeBlock(FIRST_BLOCK + index, handlers.map(scriptLog)));
    told =
      outcome instanceof Failure
        ? { changes: [], failure: outcome, skipped: 0 }
        : { changes: describeChanges(outcome.changes), failure: null, skipped: outcome.errors.length };
  }
  return { said: bed.said("output")?.split("\n") ?? [], ...told };
}

/** What the handlers of a story say, line by line; or how its last block failed. */
export function said(story: Story, options: BedOptions = {}): () => Promise<unknown> {
  return async () => {
    const told = await play(story, options);
    return told.failure ?? told.said;
  };
}

/** What the last block of a story changes. */
export function changed(story: Story, options: BedOptions = {}): () => Promise<unknown> {
  return async () => {
    const told = await play(story, options);
    return told.failure ?? told.changes;
  };
}

/** What the last block of a story changes and says, and how many of its handlers were skipped. */
export function skipped(story: Story, options: BedOptions = {}): () => Promise<unknown> {
  return async () => {
    const told = await play(story, options);
    return told.failure ?? { said: told.said, changes: told.changes, skipped: told.skipped };
  };
}

/** A stored entity after a story, by the names of its fields. */
export function stored(story: Story, type: string, key: string): () => Promise<unknown> {
  return async () => {
    const bed = await ConformanceBed.open();
    const told = await playOn(bed, story);
    return told.failure ?? bed.read(type, key);
  };
}
