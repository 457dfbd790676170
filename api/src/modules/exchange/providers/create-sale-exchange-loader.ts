import { fiatDecimals, RateBook } from "@facevalue/core";
import DataLoader from "dataloader";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { isoCodeOf } from "../../currency/iso-code-of.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { SaleRecord } from "../../sale/sale-record.ts";
import type { SaleExchangeRecord } from "../sale-exchange-record.ts";
import { readFaceTimes } from "./read-face-times.ts";
import { type RateQuestion, readRates } from "./read-rates.ts";

type EventLoader = DataLoader<EntityRef, EventRecord | null, string>;

/** What sales are converted into their events' own currency with: three statements for any number of them. */
export function createSaleExchangeLoader(reader: Reader, events: EventLoader) {
  return new DataLoader<SaleRecord, SaleExchangeRecord, string>(
    async (sales) => {
      const fiats = await Promise.all(sales.map((sale) => fiatOf(sale, events)));
      const isAsked = (sale: SaleRecord, index: number) => needsFaceTime(sale, fiats[index] ?? null);
      const faceTimes = await readFaceTimes(reader, sales.filter(isAsked));
      const found = sales.map((sale, index) => ({
        sale,
        fiat: fiats[index] ?? null,
        faceTime: sale.kind === "PRIMARY" ? timeOf(sale) : (faceTimes.get(refKey(sale)) ?? null),
      }));
      const books = await readRates(reader, found.flatMap(questionsOf));
      const empty = new RateBook([]);
      return found.map(({ sale, fiat, faceTime }) => ({
        fiat,
        faceTime,
        rates: books.get(sale.chainId) ?? empty,
      }));
    },
    { cacheKeyFn: refKey },
  );
}

async function fiatOf({ chainId, event }: SaleRecord, events: EventLoader): Promise<string | null> {
  const fiat = event === null ? null : ((await events.load({ chainId, key: event }))?.fiat ?? null);
  return fiat === null || fiatDecimals(fiat) === null ? null : fiat;
}

/** Unix seconds of its block. */
export function timeOf({ timestamp }: SaleRecord): number {
  return Math.floor(timestamp.getTime() / 1000);
}

function needsFaceTime({ kind, faceValue }: SaleRecord, fiat: string | null): boolean {
  return (
    kind === "SECONDARY" && fiat !== null && faceValue !== null && isoCodeOf(faceValue.currency.key) !== fiat
  );
}

interface Found {
  readonly sale: SaleRecord;
  readonly fiat: string | null;
  readonly faceTime: number | null;
}

function questionsOf({ sale, fiat, faceTime }: Found): RateQuestion[] {
  if (fiat === null) return [];
  const { chainId, price, faceValue } = sale;
  const paid = price === null ? [] : [{ chainId, currency: price.currency.key, fiat, time: timeOf(sale) }];
  const face =
    faceValue === null || faceTime === null
      ? []
      : [{ chainId, currency: faceValue.currency.key, fiat, time: faceTime }];
  return [...paid, ...face];
}
