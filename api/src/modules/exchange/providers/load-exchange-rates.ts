import { AppError, fiatDecimals, isAddress, NATIVE_CURRENCY, toAddress } from "@facevalue/core";
import { sql } from "kysely";
import { trimDecimal } from "../../../exact/trim-decimal.ts";
import { toUnixSeconds } from "../../../exact/unix-time.ts";
import type { ExchangeRate, QueryExchangeRatesArgs } from "../../../generated/resolver-types.ts";
import { toBytes } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Most rates per answer. */
const MOST_RATES = 400;
const DEFAULT_RATES = 100;

interface RateRow {
  readonly source: string;
  readonly at: Date;
  readonly rate: string;
}

/**
 * Rates of one pair as their sources told them, newest first.
 * @throws BAD_USER_INPUT for what is no currency, and for a number of rates out of range
 */
export async function loadExchangeRates(
  reader: Reader,
  { chainId, currency, fiat, from, to, first = DEFAULT_RATES }: QueryExchangeRatesArgs,
): Promise<ExchangeRate[]> {
  if (fiatDecimals(fiat) === null) throw notUsable("fiat", fiat, "an ISO 4217 code");
  if (first < 1 || first > MOST_RATES) throw notUsable("first", String(first), `1 to ${MOST_RATES}`);
  const rows = await reader.read(sql<RateRow>`
    select source, at, rate from app.fx_rate
    where chain_id = ${chainId} and currency = ${currencyBytes(currency)} and fiat = ${fiat}
      and at >= ${from ? sql`to_timestamp(${toUnixSeconds(from)}::numeric)` : sql`'-infinity'`}
      and at <= ${to ? sql`to_timestamp(${toUnixSeconds(to)}::numeric)` : sql`'infinity'`}
    order by at desc, source limit ${first}`);
  return rows.map(({ source, at, rate }) => ({ source, time: at, rate: trimDecimal(rate) }));
}

/** A currency by its token's address, `native`, or its ISO 4217 code. */
function currencyBytes(text: string): Buffer {
  if (text === "native") return toBytes(NATIVE_CURRENCY);
  if (isAddress(text)) return toBytes(toAddress(text));
  if (fiatDecimals(text) !== null) return Buffer.from(text, "ascii");
  throw notUsable("currency", text.slice(0, 50), "a token's address, native, or an ISO 4217 code");
}

function notUsable(name: string, value: string, expected: string): AppError {
  return new AppError("BAD_USER_INPUT", `${name} is ${value}: must be ${expected}`);
}
