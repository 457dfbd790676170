import { isBefore, keyOf, type LogOf, type LogPlace, REDEEMED, type TicketLog, VOID } from "./ticket-log.ts";

/** What the chain says of tickets by their names: which log stands where, and what a ticket's own logs tell of it. */
export class TicketRegister {
  /** Newest log; null without any. */
  readonly newest: LogPlace | null;
  readonly #logs = new Map<string, TicketLog>();
  readonly #primaries = new Map<string, LogOf<"PRIMARY">>();
  readonly #caps = new Map<string, number>();
  readonly #transfers = new Map<string, LogOf<"TRANSFER">[]>();
  readonly #sold = new Set<string>();
  readonly #firstReceipts = new Map<string, string>();
  readonly #firstPurchases = new Map<string, LogOf<"PRIMARY">>();
  readonly #firstCheckIns = new Map<string, string>();
  readonly #enders = new Set<string>();
  readonly #listings = new Map<string, LogOf<"LISTED">>();

  /** @param logs in the order of the chain */
  constructor(logs: readonly TicketLog[]) {
    this.newest = logs.at(-1) ?? null;
    const caps = new Map<string, number>();
    for (const log of logs) {
      this.#logs.set(keyOf(log), log);
      if (log.kind === "TIER_TERMS") caps.set(log.tier, log.resaleCapBps);
      else this.#note(log, caps);
    }
  }

  #note(log: TicketLog, caps: ReadonlyMap<string, number>): void {
    switch (log.kind) {
      case "PRIMARY":
        this.#primaries.set(log.token, log);
        this.#caps.set(log.token, log.price === 0n ? 0 : (caps.get(log.tier) ?? 0));
        this.#sold.add(`${log.transaction}:${log.token}`);
        if (!this.#firstPurchases.has(log.buyer)) this.#firstPurchases.set(log.buyer, log);
        break;
      case "RESOLD":
        this.#sold.add(`${log.transaction}:${log.token}`);
        break;
      case "TRANSFER":
        this.#noteTransfer(log);
        break;
      case "STATUS":
        this.#noteStatus(log);
        break;
      case "LISTED":
        this.#listings.set(log.listing, log);
        break;
      default:
    }
  }

  #noteTransfer(log: LogOf<"TRANSFER">): void {
    const own = this.#transfers.get(log.token);
    if (own === undefined) this.#transfers.set(log.token, [log]);
    else own.push(log);
    if (!this.#firstReceipts.has(log.to)) this.#firstReceipts.set(log.to, keyOf(log));
  }

  #noteStatus(log: LogOf<"STATUS">): void {
    if (log.status !== REDEEMED && log.status !== VOID) return;
    this.#enders.add(this.holderAt(log.token, log) ?? "");
    const event = this.eventOf(log.token);
    if (log.status === REDEEMED && event !== null && !this.#firstCheckIns.has(event))
      this.#firstCheckIns.set(event, keyOf(log));
  }

  /** The ticket log that stands there; null when there is none. */
  find(key: string): TicketLog | null {
    return this.#logs.get(key) ?? null;
  }

  /** The ticket's own primary sale, which says its event, tier and face value. */
  primaryOf(token: string): LogOf<"PRIMARY"> | null {
    return this.#primaries.get(token) ?? null;
  }

  eventOf(token: string): string | null {
    return this.#primaries.get(token)?.event ?? null;
  }

  /** Basis points of the face value that the ticket was sold with; 0 for no cap. */
  capOf(token: string): number {
    return this.#caps.get(token) ?? 0;
  }

  /** Who had the ticket after that place. */
  holderAt(token: string, place: LogPlace): string | null {
    return this.#transfers.get(token)?.findLast((log) => !isBefore(place, log))?.to ?? null;
  }

  /** Whether the transaction sold the ticket. */
  isSoldIn(token: string, transaction: string): boolean {
    return this.#sold.has(`${transaction}:${token}`);
  }

  isFirstReceipt(wallet: string, key: string): boolean {
    return this.#firstReceipts.get(wallet) === key;
  }

  isFirstCheckIn(event: string, key: string): boolean {
    return this.#firstCheckIns.get(event) === key;
  }

  firstPurchaseOf(wallet: string): LogOf<"PRIMARY"> | null {
    return this.#firstPurchases.get(wallet) ?? null;
  }

  /** Whether a ticket was used or paid back in the wallet's hands. */
  hasEnded(wallet: string): boolean {
    return this.#enders.has(wallet);
  }

  listingOf(listing: string): LogOf<"LISTED"> | null {
    return this.#listings.get(listing) ?? null;
  }
}
