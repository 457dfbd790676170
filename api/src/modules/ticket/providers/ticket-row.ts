import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type { FaceValueSource, TicketStatus } from "../../../generated/resolver-types.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { TicketRecord } from "../ticket-record.ts";

export interface TicketRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly contract: Buffer;
  readonly token_id: string;
  readonly event: Buffer | null;
  readonly ticket_type: Buffer | null;
  readonly owner: Buffer;
  readonly status: TicketStatus;
  readonly face_value: string | null;
  readonly face_currency: Buffer | null;
  readonly face_value_source: FaceValueSource;
  readonly expires_at: string | null;
  readonly transfer_count: number;
  readonly resale_count: number;
  readonly last_sale_price: string | null;
  readonly last_sale_currency: Buffer | null;
}

/** Columns of TicketRow except chain_id, of the ticket table aliased t. */
export const TICKET_COLUMNS = sql`
  t.id, t.contract, t.token_id, t.event, t.ticket_type, t.owner, t.status::text as status, t.face_value,
  t.face_currency, t.face_value_source::text as face_value_source, t.expires_at, t.transfer_count, t.resale_count,
  t.last_sale_price, t.last_sale_currency`;

export function toTicketRecord(row: TicketRow): TicketRecord {
  const chainId = Number(row.chain_id);
  return {
    __typename: "Ticket",
    chainId,
    key: toHex(row.id),
    contract: toHex(row.contract),
    tokenId: BigInt(row.token_id),
    event: row.event && toHex(row.event),
    ticketType: row.ticket_type && toHex(row.ticket_type),
    owner: toHex(row.owner),
    status: row.status,
    faceValue: toMoney(chainId, row.face_value, row.face_currency),
    faceValueSource: row.face_value_source,
    expiresAt: row.expires_at === null ? null : fromUnixSeconds(row.expires_at),
    transferCount: row.transfer_count,
    resaleCount: row.resale_count,
    lastSalePrice: toMoney(chainId, row.last_sale_price, row.last_sale_currency),
  };
}
