import type { SaleFact } from "../../../testing/chain-fact.ts";
import { exactRatio } from "../../../testing/ledger/exact-ratio.ts";
import type { EventHistory, Placed } from "../../../testing/ledger/placed-fact.ts";
import { FIAT_PLACES, hexOf, type LedgerRates } from "./ledger-rate.ts";

type Sale = Placed<SaleFact>;

/** A resale in one basis: `exclusion` null when measured; `markup` and `margin` in counts of 10^-18. */
export interface LedgerResale {
  readonly sale: Sale;
  readonly exclusion: string | null;
  readonly price: bigint;
  readonly face: bigint;
  readonly unit: string | null;
  readonly markup: bigint;
  readonly margin: bigint | string;
  readonly isGift: boolean;
  readonly isLast: boolean;
  readonly isOfSoldTicket: boolean;
}

/** The event as the ledger needs it; `places` is null where amounts are those of tokens. */
export interface LedgerEvent {
  readonly history: EventHistory;
  /** Sales that count. */
  readonly sales: readonly Sale[];
  readonly fiat: string | null;
  readonly rates: LedgerRates;
}

export function resalesIn(basis: "TOKEN" | "FIAT", event: LedgerEvent): LedgerResale[] {
  const { sales } = event;
  return sales.flatMap((sale, place) => {
    if (sale.kind !== "SECONDARY") return [];
    const earlier = sales.slice(0, place).filter(({ ticket }) => ticket !== null && ticket === sale.ticket);
    const ofTicket = sales.filter(({ ticket }) => ticket !== null && ticket === sale.ticket);
    const later = sales.slice(place + 1).filter(({ ticket }) => ticket !== null && ticket === sale.ticket);
    const isPaid = ({ kind, price }: Sale) => kind === "PRIMARY" && price !== 0n;
    return [
      {
        sale,
        ...markupOf(sale, earlier, { basis, event }),
        ...marginOf(sale, earlier, { basis, event }),
        isLast: sale.ticket !== null && !later.some(({ kind }) => kind === "SECONDARY"),
        isOfSoldTicket: ofTicket.some(isPaid),
      },
    ];
  });
}

interface Way {
  readonly basis: "TOKEN" | "FIAT";
  readonly event: LedgerEvent;
}

const NOTHING = { price: 0n, face: 0n, unit: null, markup: 0n };

function markupOf(sale: Sale, earlier: readonly Sale[], { basis, event }: Way) {
  const leaveOut = (exclusion: string) => ({ ...NOTHING, exclusion });
  const { faceValue, faceCurrency } = sale;
  const paid = amountOf(sale, sale.price, event);
  if (paid === null) return leaveOut("PRICE_UNKNOWN");
  if (faceValue === null || faceCurrency === null) return leaveOut("FACE_UNKNOWN");
  if (basis === "TOKEN") {
    if (faceValue > 0n && faceCurrency !== sale.currency) return leaveOut("MIXED_CURRENCY");
    return ratioOf(paid.amount, faceValue, paid.currency);
  }
  const fiat = knownFiat(event);
  if (fiat === null) return leaveOut("EVENT_CURRENCY_UNKNOWN");
  const price = event.rates.convert(paid, fiat);
  if (typeof price === "string") return leaveOut(price);
  const face = faceValue === 0n ? 0n : faceIn(fiat, sale, earlier, event);
  return typeof face === "string" ? leaveOut(face) : ratioOf(price, face, hexOf(fiat));
}

function ratioOf(price: bigint, face: bigint, unit: string) {
  if (face === 0n) return { price, face, unit, markup: 0n, exclusion: "FACE_ZERO" };
  return { price, face, unit, markup: exactRatio(price - face, face) ?? 0n, exclusion: null };
}

/** The face value at the time of the last primary sale before that was in its currency. */
function faceIn(fiat: string, sale: Sale, earlier: readonly Sale[], { rates }: LedgerEvent): bigint | string {
  const amount = sale.faceValue ?? 0n;
  const currency = sale.faceCurrency ?? "";
  const primary = earlier
    .filter(({ kind, faceCurrency }) => kind === "PRIMARY" && faceCurrency === currency)
    .at(-1);
  if (currency === hexOf(fiat)) return rates.convert({ amount, currency, time: sale.time }, fiat);
  if (sale.ticket === null) return "TICKETS_UNNUMBERED";
  return primary === undefined
    ? "FACE_UNKNOWN"
    : rates.convert({ amount, currency, time: primary.time }, fiat);
}

function marginOf(sale: Sale, earlier: readonly Sale[], { basis, event }: Way) {
  const unknown = (margin: string) => ({ margin, isGift: false });
  const { price, royalty, fee } = sale;
  const isSplit = price !== null && royalty !== null && fee !== null;
  const received = amountOf(sale, isSplit ? price - royalty - fee : null, event);
  if (received === null) return unknown("SPLIT_UNKNOWN");
  if (sale.ticket === null) return unknown("TICKETS_UNNUMBERED");
  if (earlier.length === 0) return unknown("COST_UNKNOWN");
  const own = earlier.filter(({ buyer }) => buyer === sale.seller).at(-1);
  const { faceValue, faceCurrency } = sale;
  const gift =
    faceValue === null || faceCurrency === null
      ? null
      : { amount: faceValue, currency: faceCurrency, time: sale.time };
  const spent = own === undefined ? gift : amountOf(own, own.price, event);
  if (spent === null) return unknown("COST_UNKNOWN");
  const margin = (gain: bigint, cost: bigint) => exactRatio(gain - cost, cost) ?? "FACE_ZERO";
  const isGift = own === undefined;
  if (basis === "TOKEN") {
    if (spent.currency !== received.currency) return unknown("MIXED_CURRENCY");
    return { margin: margin(received.amount, spent.amount), isGift };
  }
  const fiat = knownFiat(event);
  if (fiat === null) return unknown("EVENT_CURRENCY_UNKNOWN");
  const gain = event.rates.convert(received, fiat);
  if (typeof gain === "string") return unknown(gain);
  const cost = isGift ? faceIn(fiat, sale, earlier, event) : event.rates.convert(spent, fiat);
  return typeof cost === "string" ? unknown(cost) : { margin: margin(gain, cost), isGift };
}

/** Null where the amount says nothing about the ticket: unknown, or its order also sold tickets elsewhere. */
function amountOf(sale: Sale, amount: bigint | null, { history }: LedgerEvent) {
  const { bundle, currency, time } = sale;
  if (amount === null || currency === null) return null;
  if (bundle !== null && sale.quantity < bundle.size) {
    const together = history.sales.filter(
      (other) => other.block === sale.block && other.bundle?.order === bundle.order,
    );
    if (together.reduce((sum, { quantity }) => sum + quantity, 0n) < bundle.size) return null;
  }
  return { amount, currency, time };
}

export function knownFiat({ fiat }: Pick<LedgerEvent, "fiat">): string | null {
  return fiat !== null && fiat in FIAT_PLACES ? fiat : null;
}
