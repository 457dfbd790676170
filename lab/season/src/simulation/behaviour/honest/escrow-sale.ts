import { act } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import { capOf, isAlive, type TicketState } from "../../market/event-state.ts";
import { letTake } from "../../population/let-take.ts";
import type { Wallet } from "../../population/wallet.ts";
import { fund } from "../money/fund.ts";
import { pay } from "../money/move-money.ts";
import { timesFace } from "../resale/plan-resale.ts";
import { arrive } from "../tickets/arrive.ts";
import { bareMovement } from "../tickets/give.ts";

/**
 * Two strangers trade without the market: the ticket goes into escrow, the buyer pays the seller, the escrow hands the
 * ticket on. The chain shows two bare moves and a payment that no log connects with them.
 */
export function sellOverEscrow(simulation: Simulation, ticket: TicketState, buyer: Wallet): void {
  const { random, deployment, infrastructure } = simulation;
  const seller = ticket.owner;
  const escrow = infrastructure.contracts.get(deployment.escrow);
  if (!escrow || !isAlive(ticket) || ticket.face === 0n || seller === buyer) return;
  const { tickets, currency } = ticket.tier.event.organizer;
  const price = timesFace(ticket, Math.min(random.between(0.7, 1.15), capOf(ticket) === null ? 2 : 1));
  const tokenId = BigInt(ticket.tokenId);
  const key = `${tickets}escrow`;
  const isFirst = letTake(seller, key);
  const approval = { kind: "approveTickets", tickets, operator: escrow.address, isApproved: true } as const;
  const into = bareMovement(ticket, seller, { to: escrow, kind: "custody" });
  act(
    simulation,
    seller,
    [...(isFirst ? [approval] : []), { kind: "depositInEscrow", tickets, tokenId }],
    [into],
  );
  arrive(ticket, seller, escrow);
  at(simulation, simulation.now + random.exponential(1200), () => {
    fund(simulation, buyer, currency, price);
    pay(simulation, buyer, seller, currency, price);
  });
  // A release that the event overtakes would leave the ticket in escrow, as it does in life.
  at(simulation, simulation.now + 7200 + random.exponential(3600), () => {
    if (ticket.owner !== escrow || !isAlive(ticket)) return;
    const sale = bareMovement(ticket, seller, { to: buyer, kind: "gift_side", sidePayment: price });
    act(simulation, seller, [{ kind: "releaseFromEscrow", tickets, tokenId, to: buyer.address }], [sale]);
    arrive(ticket, escrow, buyer);
  });
}
