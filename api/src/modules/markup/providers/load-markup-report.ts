import type { EventMarkupReportArgs, LeadTime } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { HopMarkupRecord, MarkupReportRecord, TierMarkupRecord } from "../markup-report-record.ts";
import type { MarkupVariant } from "../markup-variant.ts";
import { noMarkupFigures } from "../no-markup-figures.ts";
import { toMarkupFigures } from "../to-markup-figures.ts";
import type { MarkupSliceRow } from "./create-markup-slices-loader.ts";
import { METRIC } from "./load-event-markup.ts";

/** What the workers call the slice of resales that have no tier, no hop or no lead time. */
const UNKNOWN = "UNKNOWN";
const LEAD_TIMES: readonly LeadTime[] = [
  "OVER_60_DAYS",
  "DAYS_60_TO_30",
  "DAYS_30_TO_14",
  "DAYS_14_TO_7",
  "DAYS_7_TO_3",
  "DAYS_3_TO_1",
  "UNDER_1_DAY",
  "AFTER_START",
];

/** Markup in every slice of an event's resales, by default in the event's fiat where it names one. */
export async function loadMarkupReport(
  event: EventRecord,
  args: EventMarkupReportArgs,
  context: RequestContext,
): Promise<MarkupReportRecord> {
  const basis = args.basis ?? (event.fiat === null ? "TOKEN" : "FIAT");
  const adjustment = args.adjustment ?? "RAW";
  const variant: MarkupVariant = { basis, adjustment };
  const rows = await context.loaders.markupSlices(variant).load(event);
  const whole = rows.find(({ slice }) => slice === "ALL");
  const stamp = {
    metric: METRIC,
    event,
    computedAt: whole?.computed_at ?? null,
    methodology: whole?.methodology ?? null,
  } as const;
  const shared = { ...variant, stamp, fiat: basis === "FIAT" ? event.fiat : null };
  if (whole === undefined) {
    // An event with raw figures has adjusted ones, too, as soon as they are computed.
    const raw =
      adjustment === "RAW"
        ? []
        : await context.loaders.markupSlices({ basis, adjustment: "RAW" }).load(event);
    const reason =
      raw.length > 0 ? "NOT_COMPUTED" : await nullReasonOf({ metric: METRIC, event }, "NO_SALES", context);
    return { ...shared, overall: noMarkupFigures(reason), byTier: [], byHop: [], byLeadTime: [] };
  }
  const ofSlice = (name: string) => rows.filter(({ slice }) => slice === name);
  return {
    ...shared,
    overall: toMarkupFigures(whole, whole),
    byTier: ofSlice("TIER").map((row) => toTier(row, whole)),
    byHop: ofSlice("HOP").map((row) => toHop(row, whole)),
    byLeadTime: toLeadTimes(ofSlice("LEAD_TIME"), whole),
  };
}

function toTier(row: MarkupSliceRow, whole: MarkupSliceRow): TierMarkupRecord {
  const tier =
    row.slice_key === UNKNOWN ? null : { chainId: Number(row.chain_id), key: `0x${row.slice_key}` };
  return { tier, figures: toMarkupFigures(row, whole) };
}

function toHop(row: MarkupSliceRow, whole: MarkupSliceRow): HopMarkupRecord {
  const hop = row.slice_key === UNKNOWN ? null : Number.parseInt(row.slice_key, 10);
  return { hop, figures: toMarkupFigures(row, whole) };
}

function toLeadTimes(rows: readonly MarkupSliceRow[], whole: MarkupSliceRow) {
  return [...LEAD_TIMES, null].flatMap((leadTime) =>
    rows
      .filter(({ slice_key }) => slice_key === (leadTime ?? UNKNOWN))
      .map((row) => ({
        leadTime,
        reason: leadTime === null ? ("START_UNKNOWN" as const) : null,
        figures: toMarkupFigures(row, whole),
      })),
  );
}
