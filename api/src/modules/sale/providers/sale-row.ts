import { toHex } from "@facevalue/core";
import { isPriceShared } from "@facevalue/db";
import { sql } from "kysely";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type {
  FaceValueSource,
  PriceSource,
  PriceUnknownReason,
  SaleKind,
} from "../../../generated/resolver-types.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { SaleRecord } from "../sale-record.ts";

export interface SaleRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly kind: SaleKind;
  readonly ticket: Buffer | null;
  readonly contract: Buffer;
  readonly token_id: string;
  readonly quantity: string;
  readonly event: Buffer | null;
  readonly ticket_type: Buffer | null;
  readonly seller: Buffer;
  readonly buyer: Buffer;
  readonly payer: Buffer;
  readonly currency: Buffer | null;
  readonly price: string | null;
  readonly price_source: PriceSource;
  readonly price_unknown_reason: PriceUnknownReason | null;
  readonly royalty: string | null;
  readonly royalty_due: string | null;
  readonly fee: string | null;
  readonly proceeds: string | null;
  readonly face_value: string | null;
  readonly face_currency: Buffer | null;
  readonly face_value_source: FaceValueSource;
  readonly resale_cap_bps: string | null;
  readonly is_estimated: boolean;
  readonly is_price_shared: boolean;
  readonly bundle_size: number;
  readonly is_wash_suspect: boolean;
  readonly marketplace: Buffer | null;
  readonly transaction: Buffer;
  readonly log_index: number;
  readonly block: string;
  readonly timestamp: string;
}

/** Columns of SaleRow except chain_id, of the sale table aliased t. */
export const SALE_COLUMNS = (schema: string) => sql`
  t.id, t.kind::text as kind, t.ticket, t.contract, t.token_id, t.quantity, t.event, t.ticket_type, t.seller, t.buyer,
  t.payer, t.currency, t.price, t.price_source::text as price_source,
  t.price_unknown_reason::text as price_unknown_reason, t.royalty, t.royalty_due, t.fee, t.proceeds, t.face_value,
  t.face_currency, t.face_value_source::text as face_value_source, t.resale_cap_bps, t.is_estimated,
  ${isPriceShared(schema, "t")} as is_price_shared, t.bundle_size, t.is_wash_suspect, t.marketplace, t.transaction,
  t.log_index, t.block, t.timestamp`;

export function toSaleRecord(row: SaleRow): SaleRecord {
  const chainId = Number(row.chain_id);
  return {
    __typename: "Sale",
    chainId,
    key: toHex(row.id),
    kind: row.kind,
    ticket: row.ticket && toHex(row.ticket),
    contract: toHex(row.contract),
    tokenId: BigInt(row.token_id),
    quantity: BigInt(row.quantity),
    event: row.event && toHex(row.event),
    ticketType: row.ticket_type && toHex(row.ticket_type),
    seller: toHex(row.seller),
    buyer: toHex(row.buyer),
    payer: toHex(row.payer),
    price: toMoney(chainId, row.price, row.currency),
    priceSource: row.price_source,
    priceUnknownReason: row.price_unknown_reason,
    royalty: toMoney(chainId, row.royalty, row.currency),
    royaltyDue: toMoney(chainId, row.royalty_due, row.currency),
    fee: toMoney(chainId, row.fee, row.currency),
    proceeds: toMoney(chainId, row.proceeds, row.currency),
    faceValue: toMoney(chainId, row.face_value, row.face_currency),
    faceValueSource: row.face_value_source,
    resaleCapBps: row.resale_cap_bps === null ? null : BigInt(row.resale_cap_bps),
    isEstimated: row.is_estimated,
    isPriceShared: row.is_price_shared,
    bundleSize: row.bundle_size,
    isWashSuspect: row.is_wash_suspect,
    marketplace: row.marketplace && toHex(row.marketplace),
    transactionHash: toHex(row.transaction),
    logIndex: row.log_index,
    block: BigInt(row.block),
    timestamp: fromUnixSeconds(row.timestamp),
  };
}
