import {
  COHORT_LEVELS,
  type CohortFigure,
  type CohortTraits,
  type DemandIndex,
  type DemandState,
  demandFigures,
  demandIndex,
  type NullReason,
  SMALLEST_COHORT,
  traitsAt,
} from "@facevalue/core";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { FigureStamp } from "../../network/figure-stamp.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventDemandRecord } from "../event-demand-record.ts";
import { secondsOf } from "../present-time.ts";
import { storedFigure, storedRatio } from "../stored-ratio.ts";
import type { DemandCohortRow } from "./create-demand-cohorts-loader.ts";
import { loadMarket } from "./load-event-demand.ts";

const METRIC = "demand-cohort";
/** An event that starts after the year 9999 does not start. */
const LATEST = 253_402_300_799;

/** The index of an event with what it was compared with. */
export interface DemandIndexRecord {
  readonly stamp: FigureStamp;
  readonly index: Omit<DemandIndex, "terms"> & { readonly terms: DemandIndex["terms"] };
  /** Rows of the cohort that it is compared with; none without one. */
  readonly cohort: readonly DemandCohortRow[];
  readonly asOf: Date | null;
}

/** The Demand Index of an event, as of the network's newest fact. */
export async function loadDemandIndex(
  demand: EventDemandRecord,
  context: RequestContext,
): Promise<DemandIndexRecord> {
  const { event } = demand;
  const rows = await context.loaders.demandCohorts.load(event.chainId);
  const [first] = rows;
  const stamp = {
    metric: METRIC,
    event,
    computedAt: first?.computed_at ?? null,
    methodology: first?.methodology ?? null,
  } as const;
  const without = (reason: NullReason) => ({
    stamp,
    index: { value: null, reason, terms: [] },
    cohort: [],
    asOf: null,
  });
  if (demand.row === null) return without(demand.missing.reason ?? "NOT_COMPUTED");
  if (first === undefined) {
    const reason = await nullReasonOf({ metric: METRIC, event }, "COHORT_TOO_SMALL", context);
    if (reason !== "COHORT_TOO_SMALL") return without(reason);
  }
  const at = first === undefined ? demand.now : secondsOf(first.as_of_time);
  const standing = demandFigures(await stateOf(demand, context), at);
  if (standing.reason !== null) return without(standing.reason);
  const cohort = findCohort(rows, standing.traits);
  const figures = cohort.length === 0 ? null : Object.fromEntries(cohort.flatMap(toFigure));
  return { stamp, index: demandIndex(standing.figures, figures), cohort, asOf: new Date(at * 1000) };
}

async function stateOf(demand: EventDemandRecord, context: RequestContext): Promise<DemandState> {
  const { event, row, velocityState: velocity } = demand;
  const { category, capacity, status, startsAt } = event;
  const books = await context.loaders.orderBooks.load(event);
  const [book] = books.filter(({ tier_id }) => tier_id.length === 0);
  const start = secondsOf(startsAt);
  return {
    category,
    capacity,
    isCancelled: status === "CANCELLED",
    startsAt: start === null || start <= 0 || start > LATEST ? null : start,
    velocity,
    sellThrough: storedFigure(row?.sell_through ?? null, row?.sell_through_reason ?? null),
    getInPremium: storedFigure(book?.get_in_premium ?? null, book?.get_in_premium_reason ?? "NOT_LISTED"),
    bidTickets: BigInt(book?.bid_ticket_count ?? 0),
    askTickets: BigInt(book?.ask_ticket_count ?? 0),
    ...(await loadMarket(demand, context)),
  };
}

/** The first cohort on the ladder that is large enough. */
function findCohort(rows: readonly DemandCohortRow[], traits: CohortTraits): DemandCohortRow[] {
  for (const level of COHORT_LEVELS) {
    const { category, size, lead } = traitsAt(level, traits);
    const own = rows.filter(
      (row) =>
        row.level === level && row.category === category && row.size_class === size && row.lead === lead,
    );
    if (Number(own[0]?.event_count ?? 0) >= SMALLEST_COHORT) return own;
  }
  return [];
}

function toFigure({ term, known_count, median, deviation }: DemandCohortRow): [string, CohortFigure][] {
  if (median === null || deviation === null) return [];
  return [
    [term, { count: Number(known_count), median: storedRatio(median), deviation: storedRatio(deviation) }],
  ];
}
