import { fiatDecimals, type NullReason } from "@facevalue/core";
import { toDecimalString } from "../../exact/exact-decimal.ts";
import type { FiatValue } from "../../generated/resolver-types.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { isoCodeOf } from "../currency/iso-code-of.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import { loadCurrency } from "../currency/providers/load-currency.ts";
import type { SaleRecord } from "../sale/sale-record.ts";
import { timeOf } from "./providers/create-sale-exchange-loader.ts";
import { currencyId } from "./providers/read-rates.ts";
import type { SaleExchangeRecord } from "./sale-exchange-record.ts";

const RATE_PLACES = 18;

/** A sale's price in its event's own currency, at the rate of the sale's own time. */
export async function loadFiatPrice(sale: SaleRecord, context: RequestContext): Promise<FiatValue> {
  const exchange = await context.loaders.saleExchange.load(sale);
  if (sale.price === null) return unknown(exchange.fiat, "PRICE_UNKNOWN");
  return await convert({ money: sale.price, time: timeOf(sale), exchange }, context);
}

/** Its face value in the event's own currency, at the rate of the ticket's primary sale: one in that currency needs none. */
export async function loadFiatFaceValue(sale: SaleRecord, context: RequestContext): Promise<FiatValue> {
  const exchange = await context.loaders.saleExchange.load(sale);
  const { faceValue: money, ticket } = sale;
  const { fiat, faceTime } = exchange;
  if (money === null) return unknown(fiat, "FACE_UNKNOWN");
  const isInFiat = fiat !== null && isoCodeOf(money.currency.key) === fiat;
  const time = faceTime ?? (isInFiat ? timeOf(sale) : null);
  if (fiat !== null && time === null) {
    return unknown(fiat, ticket === null ? "TICKETS_UNNUMBERED" : "FACE_UNKNOWN");
  }
  return await convert({ money, time: time ?? 0, exchange }, context);
}

interface Payment {
  readonly money: MoneyRecord;
  /** Unix seconds. */
  readonly time: number;
  readonly exchange: SaleExchangeRecord;
}

async function convert({ money, time, exchange }: Payment, context: RequestContext): Promise<FiatValue> {
  const { fiat, rates } = exchange;
  const places = fiat === null ? null : fiatDecimals(fiat);
  if (fiat === null || places === null) return unknown(fiat, "EVENT_CURRENCY_UNKNOWN");
  // Nothing paid is nothing in every currency.
  if (money.raw === 0n) return { ...unknown(fiat, null), amount: "0" };
  const { decimals } = await loadCurrency(money.currency, context);
  const currency = { id: currencyId(money.currency.key), decimals };
  const converted = rates.convert(money.raw, currency, { fiat, time });
  if ("reason" in converted) return unknown(fiat, converted.reason);
  return {
    fiat,
    amount: toDecimalString(converted.amount, places),
    rate: toDecimalString(converted.rate, RATE_PLACES),
    rateSources: converted.sources,
    rateAgeSeconds: converted.ageSeconds,
    reason: null,
  };
}

function unknown(fiat: string | null, reason: NullReason | null): FiatValue {
  return { fiat, amount: null, rate: null, rateSources: [], rateAgeSeconds: null, reason };
}
