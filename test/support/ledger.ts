import { decodeEventLog } from "viem";
import type { ReceiptLog } from "./read-logs.ts";
import { TICKET_EVENTS } from "./ticket-events-abi.ts";
import { WalletLedger } from "./wallet-ledger.ts";

export interface LedgerMoney {
  primaryGross: bigint;
  primaryFees: bigint;
  refunds: bigint;
  resaleGross: bigint;
  royalties: bigint;
  marketplaceFees: bigint;
}

/** What somebody paid and when. */
export interface LedgerPaid {
  readonly amount: bigint;
  readonly currency: string;
  readonly time: number;
}

/** A payment of an event: all-in, with what of it went to fees and royalties. */
export interface LedgerPayment extends LedgerPaid {
  readonly kind: "PRIMARY" | "RESALE" | "REFUND";
  readonly fee: bigint;
  readonly royalty: bigint;
}

export interface LedgerResale {
  readonly price: bigint;
  readonly currency: string;
  readonly face: bigint;
  readonly faceCurrency: string;
  readonly capBps: bigint;
  readonly time: number;
  readonly seller: string;
  readonly buyer: string;
  /** Price less fee and royalty. */
  readonly earned: bigint;
  /** When the ticket was sold first. */
  readonly faceTime: number;
  /** What the seller paid for the ticket last; null for a gift. */
  readonly cost: LedgerPaid | null;
  /** Whether buyer and seller are one, or the ticket goes back to who sold it to the seller within 30 days. */
  readonly isWashSuspect: boolean;
}

export interface LedgerEvent {
  readonly contract: string;
  readonly eventId: bigint;
  name: string;
  timeZone: string;
  fiat: string;
  isCancelled: boolean;
  readonly supplies: Map<number, bigint>;
  readonly caps: Map<number, bigint>;
  primaryCount: number;
  complimentaryCount: number;
  refundCount: number;
  resaleCount: number;
  readonly resoldTickets: Set<bigint>;
  readonly checkedIn: Set<bigint>;
  readonly primaryBuyers: Set<string>;
  readonly resaleBuyers: Set<string>;
  readonly money: Map<string, LedgerMoney>;
  /** What primary sales of a tier brought, by `tier currency`. */
  readonly tierGross: Map<string, bigint>;
  readonly resales: LedgerResale[];
  /** All that was paid, in the order of the chain. */
  readonly payments: LedgerPayment[];
  /** Paid primary sales, by day in the event's zone. */
  readonly primaryByDay: Map<string, number>;
}

interface LedgerTicket {
  owner: string;
  status: "VALID" | "VOIDED" | "CHECKED_IN" | "REFUNDED";
  event: LedgerEvent | null;
  face: bigint;
  faceCurrency: string;
  capBps: bigint;
  soldAt: number;
  /** What each wallet paid for it last. */
  readonly costs: Map<string, LedgerPaid>;
  lastResale: LedgerResale | null;
}

const WASH_SECONDS = 30 * 86_400;

/** An account of a chain's tickets kept from its receipts alone, in plain code of its own. */
export interface Ledger {
  readonly events: Map<string, LedgerEvent>;
  /** By `contract/tokenId`. */
  readonly tickets: Map<string, LedgerTicket>;
  readonly wallets: WalletLedger;
}

type Decoded = ReturnType<typeof decodeEventLog<typeof TICKET_EVENTS>>;

/** Reads logs in chain order. Only contracts that the factory created count, and only resales on the market. */
export function keepLedger(
  logs: readonly ReceiptLog[],
  addresses: { factory: string; market: string },
): Ledger {
  const ledger: Ledger = { events: new Map(), tickets: new Map(), wallets: new WalletLedger() };
  const contracts = new Set<string>();
  for (const log of logs) {
    const decoded = decode(log);
    if (decoded === null) continue;
    if (log.address === addresses.factory && decoded.eventName === "TicketContractCreated") {
      contracts.add(decoded.args.tickets.toLowerCase());
    } else if (log.address === addresses.market && decoded.eventName === "Resold") {
      recordResale(ledger, decoded.args, log);
    } else if (contracts.has(log.address)) recordTicketLog(ledger, decoded, log);
  }
  return ledger;
}

function decode(log: ReceiptLog): Decoded | null {
  try {
    return decodeEventLog({ abi: TICKET_EVENTS, topics: log.topics, data: log.data });
  } catch {
    return null;
  }
}

function eventOf(ledger: Ledger, contract: string, eventId: bigint): LedgerEvent {
  const key = `${contract}/${eventId}`;
  const known = ledger.events.get(key);
  if (known) return known;
  const created: LedgerEvent = {
    contract,
    eventId,
    name: "",
    timeZone: "UTC",
    fiat: "",
    isCancelled: false,
    supplies: new Map(),
    caps: new Map(),
    primaryCount: 0,
    complimentaryCount: 0,
    refundCount: 0,
    resaleCount: 0,
    resoldTickets: new Set(),
    checkedIn: new Set(),
    primaryBuyers: new Set(),
    resaleBuyers: new Set(),
    money: new Map(),
    tierGross: new Map(),
    resales: [],
    payments: [],
    primaryByDay: new Map(),
  };
  ledger.events.set(key, created);
  return created;
}

function ticketOf(ledger: Ledger, contract: string, tokenId: bigint): LedgerTicket {
  const key = `${contract}/${tokenId}`;
  const known = ledger.tickets.get(key);
  if (known) return known;
  const created: LedgerTicket = {
    owner: "",
    status: "VALID",
    event: null,
    face: 0n,
    faceCurrency: "",
    capBps: 0n,
    soldAt: 0,
    costs: new Map(),
    lastResale: null,
  };
  ledger.tickets.set(key, created);
  return created;
}

function moneyOf(event: LedgerEvent, currency: string): LedgerMoney {
  const key = currency.toLowerCase();
  const zero = {
    primaryGross: 0n,
    primaryFees: 0n,
    refunds: 0n,
    resaleGross: 0n,
    royalties: 0n,
    marketplaceFees: 0n,
  };
  const money = event.money.get(key) ?? zero;
  event.money.set(key, money);
  return money;
}

function dayIn(timeZone: string, seconds: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(seconds * 1000));
}

function recordTicketLog(ledger: Ledger, decoded: Decoded, log: ReceiptLog): void {
  const contract = log.address;
  switch (decoded.eventName) {
    case "EventPublished": {
      const event = eventOf(ledger, contract, decoded.args.eventId);
      event.name = decoded.args.details.name;
      event.timeZone = decoded.args.details.timeZone;
      event.fiat = decoded.args.details.fiat;
      break;
    }
    case "EventCancelled":
      eventOf(ledger, contract, decoded.args.eventId).isCancelled = true;
      break;
    case "TierPublished":
    case "TierUpdated": {
      const { eventId, tierId, supply, resaleCapBps } = decoded.args;
      const event = eventOf(ledger, contract, eventId);
      event.supplies.set(tierId, BigInt(supply));
      event.caps.set(tierId, BigInt(resaleCapBps));
      break;
    }
    case "PrimarySale":
      recordPrimarySale(ledger, contract, decoded.args, log.timestamp);
      break;
    case "Transfer":
      ticketOf(ledger, contract, decoded.args.tokenId).owner = decoded.args.to.toLowerCase();
      break;
    case "TicketRefunded":
      recordRefund(ledger, contract, decoded.args, log.timestamp);
      break;
    case "TokenStatusChanged":
      recordStatus(ledger, contract, decoded.args);
      break;
    default:
  }
}

type Args<Name extends Decoded["eventName"]> = Extract<Decoded, { eventName: Name }>["args"];

function recordPrimarySale(ledger: Ledger, contract: string, sale: Args<"PrimarySale">, time: number): void {
  const event = eventOf(ledger, contract, sale.eventId);
  const ticket = ticketOf(ledger, contract, sale.tokenId);
  const paid = sale.price + sale.fee;
  ticket.event = event;
  ticket.face = paid;
  ticket.faceCurrency = sale.currency.toLowerCase();
  ticket.soldAt = time;
  const payment = { amount: paid, currency: ticket.faceCurrency, time };
  ticket.costs.set(sale.buyer.toLowerCase(), payment);
  event.payments.push({ kind: "PRIMARY", ...payment, fee: sale.fee, royalty: 0n });
  ticket.capBps = paid === 0n ? 0n : (event.caps.get(sale.tierId) ?? 0n);
  ledger.wallets.recordPrimary({
    ticket: `${contract}/${sale.tokenId}`,
    buyer: sale.buyer.toLowerCase(),
    currency: sale.currency.toLowerCase(),
    price: paid,
  });
  if (paid === 0n) {
    event.complimentaryCount += 1;
    return;
  }
  event.primaryCount += 1;
  event.primaryBuyers.add(sale.buyer.toLowerCase());
  const money = moneyOf(event, sale.currency);
  money.primaryGross += paid;
  money.primaryFees += sale.fee;
  const currency = sale.currency.toLowerCase();
  const tier = `${sale.tierId} ${currency}`;
  event.tierGross.set(tier, (event.tierGross.get(tier) ?? 0n) + paid);
  const day = dayIn(event.timeZone, time);
  event.primaryByDay.set(day, (event.primaryByDay.get(day) ?? 0) + 1);
}

function recordRefund(ledger: Ledger, contract: string, refund: Args<"TicketRefunded">, time: number): void {
  const ticket = ticketOf(ledger, contract, refund.tokenId);
  ticket.status = "REFUNDED";
  if (ticket.event === null) return;
  ticket.event.refundCount += 1;
  moneyOf(ticket.event, refund.currency).refunds += refund.amount;
  const payment = { amount: refund.amount, currency: refund.currency.toLowerCase(), time };
  ticket.event.payments.push({ kind: "REFUND", ...payment, fee: 0n, royalty: 0n });
}

function recordStatus(ledger: Ledger, contract: string, change: Args<"TokenStatusChanged">): void {
  const ticket = ticketOf(ledger, contract, change.tokenId);
  if (change.tokenStatus === 2 && ticket.status !== "REFUNDED") ticket.status = "VOIDED";
  if (change.tokenStatus === 3) {
    ticket.status = "CHECKED_IN";
    ticket.event?.checkedIn.add(change.tokenId);
  }
}

function recordResale(ledger: Ledger, sale: Args<"Resold">, log: ReceiptLog): void {
  const ticket = ticketOf(ledger, sale.tickets.toLowerCase(), sale.tokenId);
  const { event } = ticket;
  if (event === null) return;
  event.resaleCount += 1;
  event.resoldTickets.add(sale.tokenId);
  event.resaleBuyers.add(sale.buyer.toLowerCase());
  const money = moneyOf(event, sale.currency);
  money.resaleGross += sale.price;
  money.royalties += sale.royalty;
  money.marketplaceFees += sale.fee;
  const [seller, buyer] = [sale.seller.toLowerCase(), sale.buyer.toLowerCase()];
  const last = ticket.lastResale;
  const isReturned = last !== null && last.seller === buyer && last.buyer === seller;
  const resale: LedgerResale = {
    price: sale.price,
    currency: sale.currency.toLowerCase(),
    face: ticket.face,
    faceCurrency: ticket.faceCurrency,
    capBps: ticket.capBps,
    time: log.timestamp,
    seller,
    buyer,
    earned: sale.price - sale.royalty - sale.fee,
    faceTime: ticket.soldAt,
    cost: ticket.costs.get(seller) ?? null,
    isWashSuspect: seller === buyer || (isReturned && log.timestamp - last.time <= WASH_SECONDS),
  };
  ledger.wallets.recordResale({
    ...resale,
    ticket: `${sale.tickets.toLowerCase()}/${sale.tokenId}`,
    face: { amount: ticket.face, currency: ticket.faceCurrency },
  });
  ticket.lastResale = resale;
  const payment = { amount: sale.price, currency: resale.currency, time: log.timestamp };
  ticket.costs.set(buyer, payment);
  event.payments.push({ kind: "RESALE", ...payment, fee: sale.fee, royalty: sale.royalty });
  event.resales.push(resale);
}
