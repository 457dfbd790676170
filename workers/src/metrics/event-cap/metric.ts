import type { Session } from "@facevalue/db";
import { localClock } from "../../facts/local-time.ts";
import { type EventFacts, readEvents } from "../../facts/read-events.ts";
import { readLastBlocks } from "../../facts/read-last-blocks.ts";
import { readSales } from "../../facts/read-sales.ts";
import type { Metric, RecomputeScope } from "../metric.ts";
import { type RowOf, replaceTable } from "../metric-table.ts";
import { type CappedResale, measureCap, RESALE_COLUMNS } from "./measure-cap.ts";
import { type PriceCap, readPriceCaps } from "./read-price-caps.ts";
import { EVENT_CAP, EVENT_CAP_EXCESS } from "./tables.ts";

/** How resales stand under the price caps of the event's country. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-cap",
  methodology: 1,
  tables: [EVENT_CAP.name, EVENT_CAP_EXCESS.name],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: ["event"],
  sharesSales: true,
  settings: ["cap_rule"],
  async recompute(session, scope) {
    const rows = await computeRows(session, scope);
    const shared = { metric, scope };
    await replaceTable(
      session,
      { ...shared, table: EVENT_CAP },
      rows.map(({ cap }) => cap),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_CAP_EXCESS },
      rows.flatMap(({ excess }) => excess),
    );
  },
};

interface CapRows {
  readonly cap: RowOf<typeof EVENT_CAP>;
  readonly excess: readonly RowOf<typeof EVENT_CAP_EXCESS>[];
}

/** Reads the sales of events in countries with a price cap only. */
async function computeRows(session: Session, scope: RecomputeScope): Promise<CapRows[]> {
  const caps = await readPriceCaps(session);
  const capsOf = ({ country }: EventFacts) => caps.get(country?.toUpperCase() ?? "") ?? [];
  const events = [...(await readEvents(session, scope)).values()].filter((event) => capsOf(event).length > 0);
  if (events.length === 0) return [];
  const capped = { ...scope, keys: events.map(({ id }) => Buffer.from(id, "latin1")) };
  const sales = await readSales(session, capped, RESALE_COLUMNS);
  const changes = await readLastBlocks(session, capped, ["event_change"]);
  return events.flatMap((event) =>
    capsOf(event).map((cap) =>
      rowsOf(
        event,
        cap,
        (sales.get(event.id) ?? []).filter(({ kind }) => kind === "SECONDARY"),
        changes.get(event.id) ?? 0,
      ),
    ),
  );
}

function rowsOf(
  event: EventFacts,
  cap: PriceCap,
  resales: readonly CappedResale[],
  lastChange: number,
): CapRows {
  const clock = localClock(event.time_zone);
  const { counts, reason, excess, lastBlock } = measureCap(cap, resales, (time) => clock(time).day);
  const identity = { event_id: event.id, rule_id: cap.id };
  return {
    cap: {
      ...identity,
      rule_status: cap.status,
      ...counts,
      reason,
      as_of_block: Math.max(lastBlock, lastChange),
    },
    excess: [...excess].map(([currency, sum]) => ({ ...identity, currency, ...sum })),
  };
}
