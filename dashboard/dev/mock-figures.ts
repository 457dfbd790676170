import { CHAIN_ID, type MockCurrency, type MockEvent, type MockSale } from "./mock-world.ts";

export const ratio = (value: number | null, reason: string | null) =>
  value === null ? { value: null, reason } : { value: value.toFixed(4), reason: null };

export function money(raw: bigint, currency: MockCurrency) {
  const { decimals } = currency;
  const digits = raw.toString().padStart((decimals ?? 0) + 1, "0");
  const cut = digits.length - (decimals ?? 0);
  return {
    raw: raw.toString(),
    amount:
      decimals === null ? null : decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`,
    currency: { id: `currency:${currency.address}`, chainId: CHAIN_ID, ...currency },
  };
}

export function markupOf(sale: MockSale): number | null {
  if (sale.kind === "PRIMARY" || sale.face === null || sale.face === 0n) return null;
  return Number(sale.price) / Number(sale.face) - 1;
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

export function summaryOf(event: MockEvent, freshness: object) {
  const primary = event.sales.filter((sale) => sale.kind === "PRIMARY");
  const resales = event.sales.filter((sale) => sale.kind === "SECONDARY");
  const resold = new Set(resales.map((sale) => sale.tokenId)).size;
  const primaryGross = sum(primary.map((sale) => sale.price));
  const resaleGross = sum(resales.map((sale) => sale.price));
  const refunds = event.refunds > 0 ? primaryGross / 100n : 0n;
  const amount = (raw: bigint) => money(raw, event.currency);
  return {
    primaryCount: primary.length,
    unpricedPrimaryCount: 0,
    unpricedResaleCount: 0,
    complimentaryCount: event.complimentary,
    refundCount: event.refunds,
    resaleCount: resales.length,
    resoldTicketCount: resold,
    checkedInCount: 0,
    primaryBuyerCount: Math.round(primary.length * 0.6),
    resaleBuyerCount: resales.length,
    resaleShare: !event.isComputed
      ? ratio(null, "NOT_COMPUTED")
      : primary.length === 0
        ? ratio(null, "NO_SALES")
        : ratio(resold / primary.length, null),
    revenue:
      event.sales.length === 0 || !event.isComputed
        ? []
        : [
            {
              currency: amount(0n).currency,
              primaryGross: amount(primaryGross),
              primaryFees: amount(primaryGross / 20n),
              refunds: amount(refunds),
              resaleGross: amount(resaleGross),
              royalties: amount(resaleGross / 25n),
              marketplaceFees: amount(resaleGross / 50n),
              primarySplitUnknownCount: 0,
              resaleSplitUnknownCount: 0,
              reason: null,
              sellerProceeds: amount(resaleGross - resaleGross / 25n - resaleGross / 50n),
              organizerNet: amount(primaryGross - primaryGross / 20n - refunds + resaleGross / 25n),
            },
          ],
    freshness,
  };
}

export function markupFigures(event: MockEvent, freshness: object) {
  const resales = event.sales.filter((sale) => sale.kind === "SECONDARY");
  const values = resales
    .map(markupOf)
    .filter((value) => value !== null)
    .sort((left, right) => left - right);
  const count = values.length;
  const reason = !event.isComputed ? "NOT_COMPUTED" : count < 5 ? "LOW_N" : null;
  const quantile = (part: number) =>
    ratio(reason ? null : (values[Math.min(count - 1, Math.floor(count * part))] ?? null), reason);
  const share = (test: (value: number) => boolean) =>
    ratio(reason ? null : values.filter(test).length / count, reason);
  const capped = resales.filter((sale) => sale.cap !== null && markupOf(sale) !== null);
  return {
    resaleCount: resales.length,
    measuredCount: event.isComputed ? count : 0,
    priceUnknownCount: 0,
    washSuspectCount: 0,
    faceUnknownCount: resales.filter((sale) => sale.face === null).length,
    faceZeroCount: resales.filter((sale) => sale.face === 0n).length,
    mixedCurrencyCount: 0,
    median: quantile(0.5),
    medianLow: quantile(0.5 - 0.98 / Math.sqrt(count || 1)),
    medianHigh: quantile(0.5 + 0.98 / Math.sqrt(count || 1)),
    p90: quantile(0.9),
    valueWeighted: quantile(0.5),
    aboveFaceShare: share((value) => value > 0),
    belowFaceShare: share((value) => value < 0),
    aboveCapShare: capped.length
      ? ratio(capped.filter((sale) => sale.price > (sale.cap ?? 0n)).length / capped.length, null)
      : ratio(null, "NO_CAP"),
    distribution: event.isComputed ? bins(values) : [],
    byDay: [],
    freshness,
  };
}

function bins(values: readonly number[]) {
  const counts = new Map<number, number>();
  for (const value of values) {
    const lower = value >= 2 ? 20_000 : Math.floor((value * 10_000) / 1_000) * 1_000;
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left], [right]) => left - right)
    .map(([lowerBps, saleCount]) => ({
      lowerBps,
      upperBps: lowerBps === 20_000 ? null : lowerBps + 1_000,
      saleCount,
    }));
}

export function salesByDay(event: MockEvent, freshness: object) {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: event.timeZone });
  const dayOf = (ms: number) => format.format(new Date(ms));
  const days = new Map<string, MockSale[]>();
  const first = event.sales[0];
  const last = event.sales.at(-1);
  if (first && last) {
    for (let ms = first.timestampMs; dayOf(ms) <= dayOf(last.timestampMs); ms += 86_400_000)
      days.set(dayOf(ms), []);
  }
  for (const sale of event.sales) days.get(dayOf(sale.timestampMs))?.push(sale);
  return {
    isTruncated: false,
    freshness,
    days: [...days].map(([day, sales]) => {
      const primary = sales.filter((sale) => sale.kind === "PRIMARY");
      const resales = sales.filter((sale) => sale.kind === "SECONDARY");
      return {
        day,
        currency: money(0n, event.currency).currency,
        primaryCount: primary.length,
        complimentaryCount: 0,
        resaleCount: resales.length,
        refundCount: 0,
        primaryGross: money(sum(primary.map((sale) => sale.price)), event.currency),
        resaleGross: money(sum(resales.map((sale) => sale.price)), event.currency),
      };
    }),
  };
}
