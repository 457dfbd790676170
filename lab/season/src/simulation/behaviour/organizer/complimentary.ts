import { act } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, TicketState, TierState } from "../../market/event-state.ts";
import type { Movement } from "../../truth/movement.ts";
import { arrive } from "../tickets/arrive.ts";
import { issueTickets } from "../tickets/buy.ts";
import { giveTicket } from "../tickets/give.ts";

const DAY = 86_400;
/** Share of a standard tier that is given away. */
const SHARE = 0.02;

/** Free tickets for guests: some straight to them, some over the box office, which hands them on later. */
export function issueComplimentary(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const tier = event.tiers.find(({ kind }) => kind === "standard");
  if (!tier) return;
  const batches = Math.max(2, Math.round((tier.supply * SHARE) / 3));
  for (let batch = 0; batch < batches; batch += 1) {
    const time = event.announcedAt + random.next() * (event.startsAt - event.announcedAt - DAY);
    at(simulation, time, () => issueBatch(simulation, tier, random.integer(1, 4)));
  }
}

function issueBatch(simulation: Simulation, tier: TierState, wanted: number): void {
  const { random, crowd } = simulation;
  const { event } = tier;
  const { organizer, eventId } = event;
  const quantity = Math.min(wanted, tier.supply - tier.issued);
  if (quantity <= 0 || event.isCancelled || event.isOver) return;
  const isOverOffice = random.chance(0.4);
  const [guest] = crowd.pick(random, organizer.city).wallets;
  const to = isOverOffice || !guest ? organizer.boxOffice : guest;
  const issued = issueTickets(tier, to, quantity, 0n);
  const { tickets, wallet } = organizer;
  const call = {
    kind: "issueComplimentary",
    tickets,
    eventId: BigInt(eventId),
    tierId: tier.tierId,
  } as const;
  act(simulation, wallet, [{ ...call, to: to.address, quantity }], issued.map(compMovement));
  for (const ticket of issued) {
    arrive(ticket, null, to);
    if (to === organizer.boxOffice) planHandOver(simulation, ticket);
  }
}

function planHandOver(simulation: Simulation, ticket: TicketState): void {
  const { random, crowd } = simulation;
  const [guest] = crowd.pick(random, ticket.tier.event.organizer.city).wallets;
  if (!guest) return;
  const left = ticket.tier.event.startsAt - 4 * 3600 - simulation.now;
  at(simulation, simulation.now + random.next() * left, () => {
    giveTicket(simulation, ticket, { to: guest, kind: "gift" });
  });
}

function compMovement({ tier, tokenId, owner }: TicketState): Movement {
  const { organizer, eventId, ledger } = tier.event;
  const movement: Movement = {
    kind: "comp",
    armsLength: false,
    tickets: organizer.tickets,
    eventId,
    tierId: tier.tierId,
    tokenId,
    seller: organizer.wallet.address,
    buyer: owner.address,
    currency: organizer.currency,
    price: 0n,
    truePrice: 0n,
    royalty: 0n,
    fee: 0n,
    face: 0n,
  };
  ledger.add(movement);
  return movement;
}
