import { buyTickets } from "../moves/holder-moves.ts";
import type { TicketEvent, Tier } from "../world/model.ts";
import type { PlannedEvent } from "../world/programme.ts";
import type { Wallet } from "../world/wallets.ts";
import { DAY, HOUR, type Season } from "./season.ts";

/** How often each order size was bought at a real concert of 7,069 tickets (analytics.md §8). */
const ORDER_SIZES = [
  { size: 1, count: 986 },
  { size: 2, count: 1474 },
  { size: 3, count: 365 },
  { size: 4, count: 510 },
] as const;
const MEAN_ORDER_SIZE = 2.12;
/** Share of the demand that comes on the first day. */
const FIRST_DAY_SHARE = 0.72;

/** Plans the orders of an event's primary sale: a burst at its start, then ever fewer until the event. */
export function planOnSale(season: Season, event: TicketEvent, plan: PlannedEvent): void {
  const { random, agenda } = season;
  const supply = event.tiers.reduce((sum, tier) => sum + tier.supply, 0);
  const orders = Math.round((supply * plan.demand) / MEAN_ORDER_SIZE);
  for (let order = 0; order < orders; order++) {
    const isEarly = random.chance(FIRST_DAY_SHARE);
    const span = Math.max(event.startsAt - event.salesStart - 2 * DAY, DAY);
    const delay = isEarly ? random.exponential(1.2 * HOUR) : DAY + random.next() ** 1.4 * span;
    // Those who buy to sell are there in the first minutes.
    const isScalper = isEarly && delay < 0.3 * HOUR && random.chance(0.45);
    agenda.add(event.salesStart + 5 + delay, () => orderTickets(season, event, isScalper));
  }
}

function orderTickets(season: Season, event: TicketEvent, isScalper: boolean): void {
  const { random, wallets } = season;
  const tier = random.weighted(event.tiers, (each) => each.supply - each.issued);
  const buyer = random.pick(isScalper ? wallets.filter(({ role }) => role === "scalper") : wallets);
  if (!tier || !buyer || event.isCancelled) return;
  const wanted = isScalper ? 4 : (random.weighted(ORDER_SIZES, ({ count }) => count)?.size ?? 1);
  const left = tier.supply - tier.issued;
  // Some try although the tier has too few left, or their wallet's limit is reached; the contract refuses them.
  const quantity = random.chance(0.1) ? wanted : Math.min(wanted, left, allowance(tier, buyer));
  if (quantity <= 0) {
    orderElsewhere(season, tier);
    return;
  }
  const isGift = random.chance(0.05);
  const payer = isGift ? random.pick(wallets) : buyer;
  buyTickets(season, { tier, quantity, buyer: buyer.address, payer: payer?.address });
}

function orderElsewhere(season: Season, tier: Tier): void {
  const buyer = season.random.pick(season.wallets);
  if (!buyer) return;
  const quantity = Math.min(2, tier.supply - tier.issued, allowance(tier, buyer));
  if (quantity > 0) buyTickets(season, { tier, quantity, buyer: buyer.address });
}

function allowance(tier: Tier, { address }: Wallet): number {
  return tier.walletLimit === 0
    ? Number.POSITIVE_INFINITY
    : tier.walletLimit - (tier.boughtBy.get(address) ?? 0);
}
