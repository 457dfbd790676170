import { createRandom, scramble } from "../../chain/random.ts";
import { BARE_TOKEN, DOLLAR_TOKEN, ETHER, HUGE_TOKEN, type TicketCurrency } from "./currencies.ts";

/** Median and spread of the tickets that an event sells: log-normal, between the bounds. */
const MEDIAN_TICKETS = 300;
const SIGMA = 1.2;
const [FEWEST_TICKETS, MOST_TICKETS] = [20, 20_000];
const GOLDEN = 0.618_033_988_749_895;
const DAY_SECONDS = 86_400;
const TIME_ZONES = ["Europe/London", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "UTC", null];
const CATEGORIES = ["concert", "sport", "theatre", "exhibition", null];

export interface TierPlan {
  readonly name: string;
  /** Printed price and fee in hundredths of a dollar. */
  readonly priceCents: number;
  readonly feeCents: number;
  /** Tickets that it sells in the end. */
  readonly target: number;
  /** Null: without limit. */
  readonly supply: number | null;
  readonly resaleCapBps: number;
}

export interface EventPlan {
  readonly index: number;
  readonly currency: TicketCurrency;
  readonly tiers: readonly TierPlan[];
  readonly target: number;
  readonly timeZone: string | null;
  readonly category: string | null;
  readonly leadSeconds: number;
  readonly isCancelled: boolean;
  readonly isRescheduled: boolean;
  /** Sold on the ERC-1155 contract: tickets have no number of their own. */
  readonly isUnnumbered: boolean;
}

/**
 * The event with this number. Sizes follow each other by the golden ratio, so that every few dozen events one after the
 * other have the same mix of sizes, however many came before.
 */
export function planEvent(seed: number, index: number): EventPlan {
  const random = createRandom(scramble(seed, 40_000 + index));
  const below = (end: number) => Math.floor(random() * end);
  const share = (index * GOLDEN + scramble(seed, 2) / 2 ** 32) % 1;
  const size = MEDIAN_TICKETS * Math.exp(SIGMA * normalQuantile(share));
  const target = Math.round(Math.min(MOST_TICKETS, Math.max(FEWEST_TICKETS, size)));
  const isUnnumbered = index % 32 === 7;
  return {
    index,
    currency: currencyOf(index),
    tiers: planTiers(target, isUnnumbered ? 1 : 2 + below(3), below),
    target,
    timeZone: TIME_ZONES[below(TIME_ZONES.length)] ?? null,
    category: CATEGORIES[below(CATEGORIES.length)] ?? null,
    leadSeconds: DAY_SECONDS * (13 + below(8)),
    isCancelled: index % 50 === 13 && !isUnnumbered,
    isRescheduled: index % 20 === 3,
    isUnnumbered,
  };
}

function currencyOf(index: number): TicketCurrency {
  if (index % 50 === 5) return HUGE_TOKEN;
  if (index % 40 === 30) return BARE_TOKEN;
  return index % 2 === 0 ? ETHER : DOLLAR_TOKEN;
}

function planTiers(target: number, count: number, below: (end: number) => number): TierPlan[] {
  const isLimited = below(10) > 0;
  const resaleCapBps = [0, 11_000, 12_000, 0][below(4)] ?? 0;
  const basePrice = 1500 + below(8500);
  return Array.from({ length: count }, (_, index) => {
    const before = Math.floor((target * index) / count);
    const own = Math.floor((target * (index + 1)) / count) - before;
    const priceCents = Math.round(basePrice * (1 - index * 0.2));
    const supply = isLimited ? Math.ceil(own / (0.6 + below(40) / 100)) : null;
    return { name: `Tier ${index + 1}`, priceCents, feeCents: 200, target: own, supply, resaleCapBps };
  });
}

/** z with Φ(z) = share, to within 4.5e-4: Abramowitz and Stegun, formula 26.2.23. */
function normalQuantile(share: number): number {
  const tail = Math.max(1e-9, Math.min(share, 1 - share));
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  const z = t - above / below;
  return share < 0.5 ? -z : z;
}
