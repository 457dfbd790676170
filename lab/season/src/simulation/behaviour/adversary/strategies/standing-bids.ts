import { at, type Simulation } from "../../../engine/simulation.ts";
import { type EventState, isAlive, type TierState } from "../../../market/event-state.ts";
import { poisson } from "../../../random/distributions.ts";
import { timesFace } from "../../resale/plan-resale.ts";
import { acceptBid, cancelBid, type OpenBid, openBid } from "../../tickets/bid.ts";

const HOUR = 3600;
/** People who bid, per ticket of the public supply where demand equals it. */
const BIDDERS = 0.05;

export interface StandingBid extends OpenBid {
  readonly tier: TierState;
}

/** Fans who name a price and wait: bids that any holder may accept, taken back before the event if nobody does. */
export function planBidders(simulation: Simulation, event: EventState, bids: Set<StandingBid>): void {
  const { random } = simulation;
  const bidders = poisson(random, event.figures.publicSupply * BIDDERS * Math.min(2, event.theta));
  const span = event.startsAt - event.salesStart;
  for (let bidder = 0; bidder < bidders; bidder += 1) {
    const time = event.salesStart + 12 * HOUR + random.next() ** 0.7 * span * 0.9;
    at(simulation, time, () => bid(simulation, event, bids));
  }
}

function bid(simulation: Simulation, event: EventState, bids: Set<StandingBid>): void {
  const { random, crowd } = simulation;
  const sample = random.pick(event.tickets);
  const [bidder] = crowd.pick(random, event.organizer.city).wallets;
  if (!sample || !bidder || sample.face === 0n || !isAlive(sample) || !isForAll(sample.tier)) return;
  if (simulation.now > event.startsAt - 8 * HOUR) return;
  const factor = 0.85 + random.exponential(0.25 + 0.35 * Math.min(2, event.theta));
  const standing = { ...openBid(simulation, sample, bidder, timesFace(sample, factor)), tier: sample.tier };
  bids.add(standing);
  at(simulation, simulation.now + random.exponential(60 * HOUR), () =>
    sellFromListing(simulation, standing, bids),
  );
  at(simulation, event.startsAt - random.between(1, 6) * HOUR, () => {
    if (bids.delete(standing) && random.chance(0.8)) cancelBid(simulation, standing);
  });
}

function isForAll({ kind }: TierState): boolean {
  return kind === "standard" || kind === "premium";
}

/** Somebody who asks about as much sells to the bidder. */
function sellFromListing(simulation: Simulation, standing: StandingBid, bids: Set<StandingBid>): void {
  const { event } = standing.tier;
  if (!bids.has(standing) || event.isOver) return;
  const near = [...event.listings].find(
    ({ ticket, price, isReserved }) =>
      ticket.tier === standing.tier && !isReserved && price * 20n <= standing.price * 21n,
  );
  if (near && acceptBid(simulation, near.ticket, standing)) bids.delete(standing);
}
