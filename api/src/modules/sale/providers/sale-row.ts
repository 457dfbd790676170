import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type { SaleKind } from "../../../generated/resolver-types.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { SaleRecord } from "../sale-record.ts";

export interface SaleRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly kind: SaleKind;
  readonly ticket: Buffer;
  readonly event: Buffer | null;
  readonly seller: Buffer;
  readonly buyer: Buffer;
  readonly payer: Buffer;
  readonly currency: Buffer;
  readonly price: string;
  readonly royalty: string;
  readonly fee: string;
  readonly proceeds: string;
  readonly face_value: string | null;
  readonly face_currency: Buffer | null;
  readonly resale_cap_bps: string | null;
  readonly is_estimated: boolean;
  readonly transaction: Buffer;
  readonly log_index: number;
  readonly block: string;
  readonly timestamp: string;
}

/** Columns of SaleRow except chain_id, of the sale table aliased t. */
export const SALE_COLUMNS = sql`
  t.id, t.kind::text as kind, t.ticket, t.event, t.seller, t.buyer, t.payer, t.currency, t.price, t.royalty, t.fee,
  t.proceeds, t.face_value, t.face_currency, t.resale_cap_bps, t.is_estimated, t.transaction, t.log_index, t.block,
  t.timestamp`;

export function toSaleRecord(row: SaleRow): SaleRecord {
  const chainId = Number(row.chain_id);
  return {
    __typename: "Sale",
    chainId,
    key: toHex(row.id),
    kind: row.kind,
    ticket: toHex(row.ticket),
    event: row.event && toHex(row.event),
    seller: toHex(row.seller),
    buyer: toHex(row.buyer),
    payer: toHex(row.payer),
    price: toMoney(chainId, row.price, row.currency),
    royalty: toMoney(chainId, row.royalty, row.currency),
    fee: toMoney(chainId, row.fee, row.currency),
    proceeds: toMoney(chainId, row.proceeds, row.currency),
    faceValue: toMoney(chainId, row.face_value, row.face_currency),
    resaleCapBps: row.resale_cap_bps === null ? null : BigInt(row.resale_cap_bps),
    isEstimated: row.is_estimated,
    transactionHash: toHex(row.transaction),
    logIndex: row.log_index,
    block: BigInt(row.block),
    timestamp: fromUnixSeconds(row.timestamp),
  };
}
