import { toHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { readPages } from "./read-pages.ts";

/** An event's money in one currency, in smallest units; what is not known is null. */
export interface ExportedMoney {
  readonly currency: string;
  readonly primaryGross: string | null;
  readonly primaryFees: string | null;
  readonly refundGross: string | null;
  readonly resaleGross: string | null;
  readonly royalty: string | null;
  readonly marketFee: string | null;
}

/** An event's figures as the metrics hold them. `currency` and the sums beside it are null unless there is exactly one currency. */
export interface ExportedEvent extends Omit<ExportedMoney, "currency"> {
  readonly chainId: number;
  readonly contract: string;
  readonly eventId: string;
  readonly currency: string | null;
  /** Every currency of its sales and refunds. */
  readonly currencies: readonly ExportedMoney[];
  readonly primaryCount: string | null;
  readonly compCount: string | null;
  readonly refundCount: string | null;
  readonly resaleCount: string | null;
  readonly washCount: string | null;
  readonly washGross: string | null;
  readonly bareTransfers: string;
  readonly checkIns: string | null;
  /** Over resales that are no wash trades, in basis points of the face value, as exact as the metric. */
  readonly medianMarkupBps: string | null;
  readonly medianMarkupBpsWithWash: string | null;
  readonly armsLengthCount: string | null;
  /** Tickets by how often they moved after the issue; the last one is four times or more. */
  readonly transfersPerTicket: readonly string[] | null;
}

type EventRow = Omit<
  ExportedEvent,
  "chainId" | "contract" | "currencies" | "currency" | keyof ExportedMoney
> & {
  readonly contract: Buffer;
  readonly money: readonly ExportedMoney[];
};

/** Every event of a network, by contract and number. */
export async function* exportEvents(db: Kysely<Database>, network: Network): AsyncGenerator<ExportedEvent> {
  const { chainId } = network;
  for await (const page of readPages<EventRow>(db, eventsQuery(network))) {
    for (const { contract, money, ...figures } of page) {
      const only = money.length === 1 ? money[0] : undefined;
      yield { chainId, contract: toHex(contract), ...figures, ...(only ?? NO_MONEY), currencies: money };
    }
  }
}

const NO_MONEY = {
  currency: null,
  primaryGross: null,
  primaryFees: null,
  refundGross: null,
  resaleGross: null,
  royalty: null,
  marketFee: null,
};

function eventsQuery({ chainId, schema }: Network) {
  const chain = sql.lit(chainId);
  const markup = (adjustment: string) => sql`
    left join metrics.event_markup ${sql.id(adjustment)} on ${sql.id(adjustment)}.chain_id = ${chain}
      and ${sql.id(adjustment)}.event_id = event.id and ${sql.id(adjustment)}.basis = 'TOKEN'
      and ${sql.id(adjustment)}.slice = 'ALL' and ${sql.id(adjustment)}.adjustment = ${sql.lit(adjustment)}`;
  return sql`
    select event.contract, event.event_id::text as "eventId",
      sales.primary_count::text as "primaryCount", sales.complimentary_count::text as "compCount",
      sales.refund_count::text as "refundCount", sales.resale_count::text as "resaleCount",
      sales.checked_in_count::text as "checkIns",
      (wash.confirmed_count + wash.suspect_count)::text as "washCount", washed.gross::text as "washGross",
      (wash.resale_count - wash.confirmed_count - wash.suspect_count)::text as "armsLengthCount",
      coalesce(gifts.count, 0)::text as "bareTransfers",
      trim_scale("WASH_ADJUSTED".median_markup * 10000)::text as "medianMarkupBps",
      trim_scale("RAW".median_markup * 10000)::text as "medianMarkupBpsWithWash",
      case when tickets.event_id is not null then array[
        transferred_0_count::text, transferred_1_count::text, transferred_2_count::text, transferred_3_count::text,
        transferred_4_or_more_count::text] end as "transfersPerTicket",
      coalesce(money.rows, '[]') as money
    from ${sql.id(schema, "event")} event
    left join metrics.event_sales sales on sales.chain_id = ${chain} and sales.event_id = event.id
    left join metrics.event_tickets tickets on tickets.chain_id = ${chain} and tickets.event_id = event.id
    left join metrics.wash_event wash on wash.chain_id = ${chain} and wash.event_id = event.id
    ${markup("RAW")} ${markup("WASH_ADJUSTED")}
    left join (${giftCounts(schema)}) gifts on gifts.event = event.id
    left join (${washGross(schema, chainId)}) washed on washed.event = event.id
    left join (${moneyRows(chainId)}) money on money.event_id = event.id
    where upper_inf(event.block_range)
    order by event.contract, event.event_id`;
}

function giftCounts(schema: string) {
  return sql`
    select ticket.event, sum(transfer.quantity) as count
    from ${sql.id(schema, "transfer")} transfer
    join ${sql.id(schema, "ticket")} ticket on ticket.id = transfer.ticket and upper_inf(ticket.block_range)
    where transfer.kind = 'GIFT' group by ticket.event`;
}

/** Null where wash trades were paid in several currencies. */
function washGross(schema: string, chainId: number) {
  return sql`
    select trade.event_id as event, case when count(distinct sale.currency) = 1 then sum(sale.price) end as gross
    from metrics.wash_trade trade join ${sql.id(schema, "sale")} sale on sale.id = trade.sale_id
    where trade.chain_id = ${sql.lit(chainId)} and trade.verdict in ('CONFIRMED', 'SUSPECT') group by trade.event_id`;
}

function moneyRows(chainId: number) {
  return sql`
    select event_id, jsonb_agg(jsonb_build_object(
      'currency', '0x' || encode(currency, 'hex'), 'primaryGross', primary_gross::text, 'primaryFees', primary_fees::text,
      'refundGross', refund_gross::text, 'resaleGross', resale_gross::text, 'royalty', royalties::text,
      'marketFee', marketplace_fees::text) order by currency) as rows
    from metrics.event_revenue where chain_id = ${sql.lit(chainId)} group by event_id`;
}
