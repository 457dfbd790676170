import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import type { FeeRole, SaleKind } from "../../../generated/resolver-types.ts";
import type { EntityRef } from "../../../graphql/entity-ref.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import type { EventKeyColumns } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { EventFeeRoleRecord } from "../event-fees-record.ts";

/** Recipients that are named; the others are within the role's sum. */
export const MOST_RECIPIENTS = 10;

const ROLES: readonly FeeRole[] = [
  "SELLER",
  "PRIMARY_FEE",
  "ROYALTY",
  "MARKETPLACE",
  "PROTOCOL",
  "REFERRER",
  "UNKNOWN",
];

export interface FeeGroupColumns extends EventKeyColumns {
  readonly kind: SaleKind;
  readonly currency: Buffer;
}

interface RecipientRow extends FeeGroupColumns {
  readonly role: FeeRole;
  /** Empty where the logs do not say. */
  readonly recipient: Buffer;
  readonly amount: string;
  readonly part_count: string;
  readonly role_amount: string;
  readonly role_part_count: string;
  readonly recipient_count: string;
}

/** The same text for rows of one event, kind and currency. */
export function feeGroupKey({ chain_id, event_id, kind, currency }: FeeGroupColumns): string {
  return `${chain_id} ${event_id.toString("hex")} ${kind} ${currency.toString("hex")}`;
}

/** What each role got of events' sales, by `feeGroupKey`, with those who got most. */
export async function readFeeRoles(
  reader: Reader,
  refs: readonly EntityRef[],
): Promise<Map<string, EventFeeRoleRecord[]>> {
  const rows = await reader.read(sql<RecipientRow>`
    select * from (
      select chain_id, event_id, kind, currency, role, recipient, amount, part_count,
        sum(amount) over role as role_amount, sum(part_count) over role as role_part_count,
        count(*) over role as recipient_count,
        row_number() over (partition by chain_id, event_id, kind, currency, role order by amount desc, recipient) as rank
      from ${eventKeys(refs)} join metrics.event_fee using (chain_id, event_id)
      window role as (partition by chain_id, event_id, kind, currency, role)
    ) ranked where rank <= ${MOST_RECIPIENTS} order by rank`);
  const groups = Map.groupBy(rows, feeGroupKey);
  return new Map([...groups].map(([key, own]) => [key, toRoles(own)]));
}

function toRoles(rows: readonly RecipientRow[]): EventFeeRoleRecord[] {
  return ROLES.flatMap((role) => {
    const own = rows.filter((row) => row.role === role);
    const [first] = own;
    return first === undefined ? [] : [toRole(first, own)];
  });
}

function toRole(first: RecipientRow, rows: readonly RecipientRow[]): EventFeeRoleRecord {
  const chainId = Number(first.chain_id);
  return {
    role: first.role,
    amount: toMoney(chainId, first.role_amount, first.currency),
    partCount: BigInt(first.role_part_count),
    recipientCount: BigInt(first.recipient_count),
    recipients: rows.map((row) => ({
      recipient: row.recipient.length === 0 ? null : toHex(row.recipient),
      amount: toMoney(chainId, row.amount, row.currency),
      partCount: BigInt(row.part_count),
    })),
  };
}
