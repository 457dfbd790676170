import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { type AuditBlock, type BlockWish, chooseBlock } from "./choose-block.ts";
import { drawSample } from "./draw-sample.ts";
import { countSubjects, dropKeptSubjects, keepAllSubjects, readKeptSubjects } from "./read-subjects.ts";
import {
  type ContractSupply,
  readContractSupplies,
  readTierSupplies,
  readTokenSupplies,
  type TierSupply,
  type TokenSupply,
} from "./read-supplies.ts";
import { inSnapshot, type Snapshot } from "./snapshot.ts";
import type { AuditSubject } from "./subject.ts";

export interface Scope {
  /** Tickets and holdings to draw; null for all. */
  readonly size: number | null;
  readonly seed: string;
}

/** What the tables say of the tickets after a block. */
export interface IndexedState {
  readonly block: AuditBlock;
  /** Tickets and holdings of indexed contracts. */
  readonly population: number;
  /** Those to compare, by the page, once. */
  readonly subjects: AsyncIterable<readonly AuditSubject[]>;
  /** Of the contracts that are visited. */
  readonly supplies: readonly ContractSupply[];
  readonly tokens: readonly TokenSupply[];
  readonly tiers: readonly TierSupply[];
}

/**
 * Reads the state in one transaction, which has ended when `use` begins: while the chain is asked, an indexer finds
 * nothing locked.
 */
export async function withIndexedState<Result>(
  db: Kysely<Database>,
  { schema, wish, scope }: { readonly schema: string; readonly wish: BlockWish; readonly scope: Scope },
  use: (state: IndexedState) => Promise<Result>,
): Promise<Result> {
  return await db.connection().execute(async (connection) => {
    const { isKept, sample, ...state } = await inSnapshot(connection, async (tx) => {
      const block = await chooseBlock(tx, schema, wish);
      return { block, ...(await readState({ tx, schema, block: block.number }, scope)) };
    });
    const subjects = isKept ? readKeptSubjects(connection) : onePage(sample);
    try {
      return await use({ ...state, subjects });
    } finally {
      if (isKept) await dropKeptSubjects(connection);
    }
  });
}

async function readState(snapshot: Snapshot, { size, seed }: Scope) {
  const population = await countSubjects(snapshot);
  const drawn = size === null ? null : await drawSample(snapshot, size, seed);
  if (drawn === null) await keepAllSubjects(snapshot);
  const contracts = drawn?.contracts ?? null;
  return {
    isKept: drawn === null,
    sample: drawn?.subjects ?? [],
    population,
    supplies: await readContractSupplies(snapshot, contracts),
    tokens: await readTokenSupplies(snapshot, contracts),
    tiers: await readTierSupplies(snapshot, contracts),
  };
}

async function* onePage<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield items;
}
