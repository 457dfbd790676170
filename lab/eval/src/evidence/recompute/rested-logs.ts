import type { Money, Payment } from "../chain/read-money.ts";
import { isBefore, type LogOf, type LogPlace, type TicketLog } from "../chain/ticket-log.ts";
import type { TicketRegister } from "../chain/ticket-register.ts";

/** The logs that a reason names, and nothing else that happened; what a ticket is they and its own primary sale say. */
export interface RestedLogs {
  readonly wallets: ReadonlySet<string>;
  /** In the order of the chain. */
  readonly logs: readonly TicketLog[];
  readonly payments: readonly Payment[];
  readonly register: TicketRegister;
  readonly money: Money;
  /** Time of the newest ticket log that the scores cover. */
  readonly now: number;
}

/** A ticket that the entity got from outside. */
export interface Purchase extends LogPlace {
  readonly how: "PRIMARY" | "RESALE" | "GIFT";
  readonly wallet: string;
  readonly token: string;
  readonly event: string | null;
  readonly tier: string | null;
  readonly currency: string | null;
  /** Null for a gift. */
  readonly price: bigint | null;
}

export function logsOf<Kind extends TicketLog["kind"]>({ logs }: RestedLogs, kind: Kind): LogOf<Kind>[] {
  return logs.filter((log): log is LogOf<Kind> => log.kind === kind);
}

/** Tickets sold to somebody outside. */
export function salesOf(rested: RestedLogs): LogOf<"RESOLD">[] {
  const { wallets } = rested;
  return logsOf(rested, "RESOLD").filter(({ seller, buyer }) => wallets.has(seller) && !wallets.has(buyer));
}

/** Tickets got from outside: bought from the organizer or a holder, or given. */
export function purchasesOf({ logs, wallets, register }: RestedLogs): Purchase[] {
  return logs.flatMap((log): Purchase[] => {
    if (log.kind === "PRIMARY" && wallets.has(log.buyer)) {
      return [{ ...log, how: "PRIMARY", wallet: log.buyer }];
    }
    if (log.kind === "RESOLD" && wallets.has(log.buyer) && !wallets.has(log.seller)) {
      const { event = null, tier = null } = register.primaryOf(log.token) ?? {};
      return [{ ...log, how: "RESALE", wallet: log.buyer, event, tier }];
    }
    if (log.kind === "TRANSFER" && wallets.has(log.to) && !wallets.has(log.from)) {
      const { event = null, tier = null } = register.primaryOf(log.token) ?? {};
      return [{ ...log, how: "GIFT", wallet: log.to, event, tier, currency: null, price: null }];
    }
    return [];
  });
}

/** Bought from the organizer for money. */
export function boughtOf(rested: RestedLogs): LogOf<"PRIMARY">[] {
  const { wallets } = rested;
  return logsOf(rested, "PRIMARY").filter(({ buyer, price }) => wallets.has(buyer) && price !== 0n);
}

export function byToken(purchases: readonly Purchase[]): ReadonlyMap<string, readonly Purchase[]> {
  return Map.groupBy(purchases, ({ token }) => token);
}

/** Where the entity got the ticket that it sold: its last purchase before. @param purchases by token */
export function sourceOf(
  purchases: ReadonlyMap<string, readonly Purchase[]>,
  sale: LogOf<"RESOLD">,
): Purchase | null {
  return purchases.get(sale.token)?.findLast((each) => isBefore(each, sale)) ?? null;
}

/** (1 + hits) / (10 + count): the expected share under a Beta(1, 9) prior. */
export function betaShare(hits: number, count: number): number {
  return (1 + hits) / (10 + count);
}
