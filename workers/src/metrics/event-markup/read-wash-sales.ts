import type { Session } from "@facevalue/db";
import { findDoubtful } from "../../wash/find-doubtful.ts";
import { isFundingTraced } from "../../wash/read-funding.ts";
import { readVerdicts } from "../../wash/read-verdicts.ts";
import type { RecomputeScope } from "../metric.ts";
import type { MarkupFacts, MarkupSale } from "./read-facts.ts";

/** The resales of the scope's events that are wash trades, confirmed or suspect. */
export async function readWashSales(
  session: Session,
  scope: RecomputeScope,
  { sales, events }: Pick<MarkupFacts, "sales" | "events">,
): Promise<ReadonlySet<MarkupSale>> {
  const isTraced = await isFundingTraced(session, scope.chainId);
  const doubt = new Set<string | null>();
  const keys: Buffer[] = [];
  for (const [event, own] of sales) {
    const doubtful = findDoubtful(own);
    if (isTraced || doubtful.size > 0) keys.push(Buffer.from(event, "latin1"));
    for (const ticket of doubtful) doubt.add(ticket);
  }
  if (keys.length === 0) return new Set();
  const tickets = [...doubt].filter((ticket) => ticket !== null);
  const judged = await readVerdicts(session, { ...scope, keys }, { doubt: tickets, events, isTraced });
  const washes = new Set<MarkupSale>();
  for (const [event, { verdicts }] of judged) {
    const places = new Set(
      verdicts.flatMap(({ sale, verdict }) =>
        verdict === "CONFIRMED" || verdict === "SUSPECT"
          ? [placeOf({ ...sale, log_index: sale.logIndex })]
          : [],
      ),
    );
    if (places.size === 0) continue;
    for (const sale of sales.get(event) ?? []) if (places.has(placeOf(sale))) washes.add(sale);
  }
  return washes;
}

/** A log can sell several tickets; those without a number it sells together. */
function placeOf({ block, log_index, ticket }: Pick<MarkupSale, "block" | "log_index" | "ticket">): string {
  return `${block} ${log_index} ${ticket ?? ""}`;
}
