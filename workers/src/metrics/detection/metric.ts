import type { Session } from "@facevalue/db";
import { detect } from "../../detection/run/detect.ts";
import { entityRows, linkRows, memberRows, roleRows } from "../../detection/run/entity-rows.ts";
import type { Detection } from "../../detection/run/judge-all.ts";
import { recordHistory } from "../../detection/run/record-history.ts";
import { scoreRows, signalRows } from "../../detection/run/score-rows.ts";
import { keptRun } from "../../detection/update/run-keeper.ts";
import { updateDetection } from "../../detection/update/update-detection.ts";
import { readFeedPlace } from "../../memory/feed-place.ts";
import { streamTable } from "../../stream/stream-table.ts";
import type { Metric, RecomputeScope } from "../metric.ts";
import { ENTITY, ENTITY_MEMBER, LINK, SCORE, SIGNAL, WALLET_ROLE } from "./tables.ts";

/** Which wallets act together, what they did to limits and prices, and how likely it is that they scalp. Key: the network. Formulas: methodology.md. */
export const metric: Metric = {
  name: "detection",
  methodology: 8,
  tables: [WALLET_ROLE, LINK, ENTITY, ENTITY_MEMBER, SIGNAL, SCORE].map(({ name }) => name),
  keyColumn: "network_key",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "transfer", column: "ticket", isImmutable: true },
    { table: "listing_change", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "holding_use", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
    { table: "transaction", column: "id", isImmutable: true },
    { table: "event", column: "id", isImmutable: false },
    { table: "ticket_type", column: "event", isImmutable: false },
    { table: "ticket", column: "event", isImmutable: false },
  ],
  alsoReads: ["ticket_contract", "sale_fee", "currency"],
  follows: ["wash-trade"],
  pauseShare: 4,
  isOptional: true,
  recompute,
  update: async (session, scope) => await updateDetection(session, metric, scope),
};

async function recompute(session: Session, scope: RecomputeScope): Promise<void> {
  const { chainId, schema, runs } = scope;
  const detection = await detect(session, scope);
  await storeDetection(session, scope, detection);
  const place = runs === undefined ? null : await readFeedPlace(session, schema, null);
  if (place !== null) runs?.keep(chainId, schema, keptRun(detection, place));
}

/** Writes all rows of a network anew, those that have changed. */
export async function storeDetection(
  session: Session,
  scope: RecomputeScope,
  detection: Detection,
): Promise<void> {
  await streamTable(session, { metric, scope, table: WALLET_ROLE }, roleRows(detection));
  await streamTable(session, { metric, scope, table: LINK }, linkRows(detection));
  await streamTable(session, { metric, scope, table: ENTITY }, entityRows(detection));
  await streamTable(session, { metric, scope, table: ENTITY_MEMBER }, memberRows(detection));
  await streamTable(session, { metric, scope, table: SIGNAL }, signalRows(detection));
  await streamTable(session, { metric, scope, table: SCORE }, scoreRows(detection));
  await recordHistory(session, { ...scope, methodology: metric.methodology }, detection);
}
