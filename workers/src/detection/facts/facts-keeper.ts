import type { FeedPlace } from "../../memory/feed-place.ts";
import type { FundingColumns } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import { countRows, type ImmutableTables } from "./read-tables.ts";

/** More are read anew each time: kept, they take some 150 bytes each beside those that are worked with. */
const MOST_ROWS = 3_000_000;

/** What was read of a network, with the numbers it was read with. */
export interface KeptFacts {
  readonly place: FeedPlace;
  readonly names: Names;
  readonly tables: ImmutableTables;
  readonly funding: FundingColumns | null;
  /** Changes whenever the traced funding may have. */
  readonly fundingState: string;
}

/**
 * What this process last read of the tables of networks, so that a block costs the rows that it adds. Whether it still holds is found out from the
 * change feed by who takes it.
 */
export class FactsKeeper {
  readonly #kept = new Map<string, KeptFacts>();
  readonly #mostRows: number;

  /** @param mostRows of a network that is kept */
  constructor(mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
  }

  /** What was kept of the network; it is gone from here then, since whoever takes it adds to it. */
  take(chainId: number, schema: string): KeptFacts | null {
    const name = `${chainId} ${schema}`;
    const kept = this.#kept.get(name) ?? null;
    this.#kept.delete(name);
    return kept;
  }

  /** @returns whether they are kept: then their numbers must not be written to */
  keep(chainId: number, schema: string, facts: KeptFacts): boolean {
    if (countRows(facts.tables) + (facts.funding?.count ?? 0) > this.#mostRows) return false;
    this.#kept.set(`${chainId} ${schema}`, facts);
    return true;
  }
}
