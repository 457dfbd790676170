import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { MoneyRecord } from "../../currency/money-record.ts";
import { toMoney } from "../../currency/to-money.ts";

/** Row of metrics.event_cap with the amounts above the cap. */
export interface EventCapRow extends EventKeyColumns {
  readonly rule_id: string;
  readonly resale_count: string;
  readonly price_unknown_count: string;
  readonly face_unknown_count: string;
  readonly mixed_currency_count: string;
  readonly measured_count: string;
  readonly above_count: string;
  readonly reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
  readonly excess: readonly MoneyRecord[];
}

interface ExcessRow extends EventKeyColumns {
  readonly rule_id: string;
  readonly currency: Buffer;
  readonly excess: string;
}

/** How events' resales stand under each price cap of their country. */
export function createEventCapsLoader(reader: Reader) {
  return createListLoader<EventCapRow>(async (refs) => {
    const rows = await reader.read(sql<Omit<EventCapRow, "excess">>`
      select chain_id, event_id, rule_id, resale_count, price_unknown_count, face_unknown_count, mixed_currency_count,
        measured_count, above_count, reason, methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_cap using (chain_id, event_id) order by rule_id`);
    const amounts = await reader.read(sql<ExcessRow>`
      select chain_id, event_id, rule_id, currency, excess
      from ${eventKeys(refs)} join metrics.event_cap_excess using (chain_id, event_id) order by above_count desc, currency`);
    const groups = Map.groupBy(amounts, keyOf);
    return groupByEvent(rows.map((row) => ({ ...row, excess: (groups.get(keyOf(row)) ?? []).map(moneyOf) })));
  });
}

function keyOf({ chain_id, event_id, rule_id }: EventKeyColumns & { readonly rule_id: string }): string {
  return `${chain_id} ${event_id.toString("hex")} ${rule_id}`;
}

function moneyOf({ chain_id, excess, currency }: ExcessRow): MoneyRecord {
  return toMoney(Number(chain_id), excess, currency);
}
