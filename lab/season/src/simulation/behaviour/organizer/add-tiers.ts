import { send } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { type EventState, isPublic, type TierKind, type TierState } from "../../market/event-state.ts";
import { inCurrency } from "../money/amounts.ts";

interface TierPlan {
  readonly kind: TierKind;
  readonly name: string;
  readonly share: number;
  /** Of the standard price. */
  readonly factor: number;
  readonly walletLimit: number;
}

/** Posted limits per wallet; four is what most concerts post. */
const LIMITS = [
  { limit: 2, weight: 10 },
  { limit: 4, weight: 55 },
  { limit: 6, weight: 20 },
  { limit: 8, weight: 15 },
] as const;

/** The event's tiers: standard and premium for the public, others for season holders, companies and platforms. */
export function addTiers(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const walletLimit = random.weighted(LIMITS, ({ weight }) => weight)?.limit ?? 4;
  const dollars = event.organizer.priceLevel * random.between(0.8, 1.3);
  const platform = event.platform?.share ?? 0;
  const seasonSeats = Math.min(0.25, (event.organizer.seasonHolders.length * 3) / event.capacity);
  const hospitality = random.chance(0.4) || event.eventId === 1 ? 0.06 : 0;
  const open = 1 - platform - seasonSeats - hospitality;
  const plans: TierPlan[] = [
    { kind: "standard", name: "Standard", share: open * 0.78, factor: 1, walletLimit },
    { kind: "premium", name: "Premium", share: open * 0.22, factor: 1.7, walletLimit },
    { kind: "season", name: "Season seats", share: seasonSeats, factor: 0.9, walletLimit: 4 },
    { kind: "hospitality", name: "Hospitality", share: hospitality, factor: 2.5, walletLimit: 0 },
    { kind: "partner", name: "Partner allotment", share: platform, factor: 1, walletLimit: 0 },
  ];
  for (const plan of plans) if (plan.share > 0) addTier(simulation, event, plan, dollars);
  event.figures.publicSupply = event.tiers
    .filter(({ kind }) => isPublic(kind))
    .reduce((sum, { supply }) => sum + supply, 0);
}

function addTier(simulation: Simulation, event: EventState, plan: TierPlan, dollars: number): void {
  const { organizer } = event;
  const price = inCurrency(simulation, organizer.currency, round(dollars * plan.factor));
  const tier: TierState = {
    event,
    tierId: event.tiers.length + 1,
    kind: plan.kind,
    name: plan.name,
    price,
    fee: (price * BigInt(Math.round(organizer.feeShare * 10_000))) / 10_000n,
    walletLimit: plan.walletLimit,
    supply: Math.max(4, Math.round(event.capacity * plan.share)),
    issued: 0,
    boughtBy: new Map(),
  };
  event.tiers.push(tier);
  const terms = { ...termsOf(tier), name: tier.name, currency: organizer.currency };
  const { tickets, wallet } = organizer;
  send(simulation, wallet, { kind: "publishTier", tickets, eventId: BigInt(event.eventId), terms });
}

export function termsOf({ event, price, fee, supply, walletLimit }: TierState) {
  return { price, fee, supply, walletLimit, resaleCapBps: event.organizer.resaleCapBps };
}

/** Half dollars. */
function round(dollars: number): number {
  return Math.round(dollars * 2) / 2;
}
