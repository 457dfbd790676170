import { divideHalfEven, toHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { readPages } from "./read-pages.ts";

const BASIS_POINTS = 10_000n;

/** A sale as it is exported. Amounts in smallest units, for all tickets of the sale; what is not known is null. */
export interface ExportedSale {
  readonly chainId: number;
  readonly tx: string;
  readonly logIndex: number;
  readonly block: number;
  readonly t: number;
  readonly contract: string;
  readonly eventId: string | null;
  readonly tierId: string | null;
  readonly tokenId: string;
  readonly quantity: string;
  readonly kind: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string | null;
  readonly price: string | null;
  readonly fee: string | null;
  readonly royalty: string | null;
  readonly faceValue: string | null;
  readonly faceSource: string;
  /** (price − face value) / face value in basis points, rounded half to even; null for primary sales. */
  readonly markupBps: string | null;
  readonly estimated: boolean;
  readonly bundleSize: number;
  /** "confirmed" or "suspect"; null where nothing was found or nothing can be known. */
  readonly wash: string | null;
}

interface SaleRow {
  readonly transaction: Buffer;
  readonly log_index: number;
  readonly block: string;
  readonly timestamp: string;
  readonly contract: Buffer;
  readonly event_number: string | null;
  readonly tier_number: string | null;
  readonly token_id: string;
  readonly quantity: string;
  readonly kind: string;
  readonly seller: Buffer;
  readonly buyer: Buffer;
  readonly currency: Buffer | null;
  readonly price: string | null;
  readonly fee: string | null;
  readonly royalty: string | null;
  readonly face_value: string | null;
  readonly face_currency: Buffer | null;
  readonly face_value_source: string;
  readonly is_estimated: boolean;
  readonly bundle_size: number;
  readonly verdict: string | null;
}

/** Every sale of a network in the order of the chain. */
export async function* exportSales(db: Kysely<Database>, network: Network): AsyncGenerator<ExportedSale> {
  const { chainId, schema } = network;
  const query = sql`
    select sale.transaction, sale.log_index, sale.block, sale.timestamp, sale.contract, event.event_id as event_number,
      tier.tier_id as tier_number, sale.token_id, sale.quantity, sale.kind::text as kind, sale.seller, sale.buyer, sale.currency,
      sale.price, sale.fee, sale.royalty, sale.face_value, sale.face_currency, sale.face_value_source::text as face_value_source,
      sale.is_estimated, sale.bundle_size, wash.verdict
    from ${sql.id(schema, "sale")} sale
    left join ${sql.id(schema, "event")} event on event.id = sale.event and upper_inf(event.block_range)
    left join ${sql.id(schema, "ticket_type")} tier on tier.id = sale.ticket_type and upper_inf(tier.block_range)
    left join metrics.wash_trade wash
      on wash.chain_id = ${sql.lit(chainId)} and wash.event_id = sale.event and wash.sale_id = sale.id
    order by sale."block$", sale.log_index, sale.id`;
  for await (const page of readPages<SaleRow>(db, query)) {
    for (const row of page) yield toSale(chainId, row);
  }
}

function toSale(chainId: number, row: SaleRow): ExportedSale {
  return {
    chainId,
    tx: toHex(row.transaction),
    logIndex: row.log_index,
    block: Number(row.block),
    t: Number(row.timestamp),
    contract: toHex(row.contract),
    eventId: row.event_number,
    tierId: row.tier_number,
    tokenId: row.token_id,
    quantity: row.quantity,
    kind: row.kind,
    seller: toHex(row.seller),
    buyer: toHex(row.buyer),
    currency: row.currency === null ? null : toHex(row.currency),
    price: row.price,
    fee: row.fee,
    royalty: row.royalty,
    faceValue: row.face_value,
    faceSource: row.face_value_source,
    markupBps: markupOf(row),
    estimated: row.is_estimated,
    bundleSize: row.bundle_size,
    wash: row.verdict === "CONFIRMED" || row.verdict === "SUSPECT" ? row.verdict.toLowerCase() : null,
  };
}

function markupOf(row: SaleRow): string | null {
  const { kind, price, face_value: face, currency, face_currency: faceCurrency } = row;
  if (kind !== "SECONDARY" || price === null || face === null || BigInt(face) === 0n) return null;
  if (currency === null || faceCurrency === null || !currency.equals(faceCurrency)) return null;
  return divideHalfEven((BigInt(price) - BigInt(face)) * BASIS_POINTS, BigInt(face)).toString();
}
