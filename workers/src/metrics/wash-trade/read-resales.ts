import type { Session } from "@facevalue/db";
import { readSales } from "../../facts/read-sales.ts";
import type { RecomputeScope } from "../metric.ts";

/** An event's resales, those of tickets without a number, and the block of the last one. */
export interface EventResales {
  readonly event: string;
  readonly resales: number;
  readonly unnumbered: number;
  readonly block: number;
}

/** Of the events that have a resale. */
export async function readResales(session: Session, scope: RecomputeScope): Promise<EventResales[]> {
  return [...(await readSales(session, scope, ["kind", "ticket", "block"]))].flatMap(([event, sales]) => {
    let [resales, unnumbered, last] = [0, 0, 0];
    for (const { kind, ticket, block } of sales) {
      if (kind !== "SECONDARY") continue;
      resales += 1;
      if (ticket === null) unnumbered += 1;
      last = block;
    }
    return resales === 0 ? [] : [{ event, resales, unnumbered, block: last }];
  });
}
