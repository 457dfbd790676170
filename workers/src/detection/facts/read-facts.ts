import type { Session } from "@facevalue/db";
import { readFeedPlace } from "../../memory/feed-place.ts";
import { assembleFacts } from "./assemble-facts.ts";
import type { DetectionFacts } from "./detection-facts.ts";
import type { FactsKeeper, KeptFacts } from "./facts-keeper.ts";
import { copyNumbers, joinTables } from "./join-tables.ts";
import { createNames } from "./names.ts";
import { readEventRows } from "./read-event-records.ts";
import { readFundingColumns, readFundingState } from "./read-funding-columns.ts";
import { readTables } from "./read-tables.ts";

export interface FactsOptions {
  /** Nothing after this block counts; all that is stored unless given. Below finality, mutable rows need the indexer's whole history. */
  readonly asOf?: number;
  /** Holds what was read before, and gets what is read now; not with `asOf`. The session must see one state of all tables. */
  readonly keeper?: FactsKeeper | undefined;
}

interface Network {
  readonly chainId: number;
  readonly schema: string;
}

/** What the network's tables say, and what was traced of its funding, in columns. */
export async function readFacts(
  session: Session,
  network: Network,
  { asOf, keeper }: FactsOptions = {},
): Promise<DetectionFacts> {
  const { chainId, schema } = network;
  if (keeper !== undefined && asOf === undefined) return await readKept(session, network, keeper);
  const scope = { schema, asOf: asOf ?? null };
  const names = createNames();
  const eventRows = await readEventRows(session, scope);
  const tables = await readTables(session, scope, names);
  const funding = await readFundingColumns(session, { chainId, asOf: scope.asOf }, names);
  return assembleFacts({ chainId, names, eventRows, ...tables, funding });
}

/** Reads of the tables what has been added since, where nothing else has happened to them. */
async function readKept(session: Session, network: Network, keeper: FactsKeeper): Promise<DetectionFacts> {
  const { chainId, schema } = network;
  const before = keeper.take(chainId, schema);
  const found = await readFeedPlace(session, schema, before?.place ?? null);
  if (found === null) return await readFacts(session, network);
  const scope = { schema, asOf: null };
  const known = found.isAddedTo ? before : null;
  const names = known?.names ?? createNames();
  const eventRows = await readEventRows(session, scope);
  const tables =
    known === null
      ? await readTables(session, scope, names)
      : joinTables(known.tables, await readTables(session, { ...scope, after: known.place.block }, names));
  const fundingState = await readFundingState(session, chainId);
  const funding =
    known !== null && known.fundingState === fundingState
      ? known.funding
      : await readFundingColumns(session, { chainId, asOf: null }, names);
  const kept: KeptFacts = { place: found, names, tables, funding, fundingState };
  const isKept = keeper.keep(chainId, schema, kept);
  const own = isKept ? { ...copyNumbers(tables), funding: ownFunding(funding) } : { ...tables, funding };
  return assembleFacts({ chainId, names, eventRows, ...own });
}

/** Numbers are written to, and the rest is shared. */
function ownFunding(funding: KeptFacts["funding"]): KeptFacts["funding"] {
  if (funding === null) return null;
  const { from, to, caller, currency } = funding;
  return {
    ...funding,
    from: from.slice(),
    to: to.slice(),
    caller: caller.slice(),
    currency: currency.slice(),
  };
}
