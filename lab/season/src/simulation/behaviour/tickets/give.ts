import { act } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { isAlive, type TicketState } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";
import type { Movement, MovementKind } from "../../truth/movement.ts";
import { arrive } from "./arrive.ts";

export interface BareMove {
  readonly to: Wallet;
  readonly kind: Extract<MovementKind, "gift" | "gift_side" | "custody">;
  /** What was paid beside the chain. */
  readonly sidePayment?: bigint;
}

/** Moves a ticket without a payment in its transaction, if it still can be moved. */
export function giveTicket(simulation: Simulation, ticket: TicketState, move: BareMove): boolean {
  const from = ticket.owner;
  if (!isAlive(ticket) || from === move.to) return false;
  const { tickets } = ticket.tier.event.organizer;
  const action = {
    kind: "transferTicket",
    tickets,
    from: from.address,
    to: move.to.address,
    tokenId: BigInt(ticket.tokenId),
  } as const;
  act(simulation, from, [action], [bareMovement(ticket, from, move)]);
  arrive(ticket, from, move.to);
  return true;
}

/** What a bare move really was. It is entered in the event's ledger. */
export function bareMovement(
  { tier, tokenId, face }: TicketState,
  seller: Wallet,
  { kind, to, sidePayment = 0n }: BareMove,
): Movement {
  const { organizer, eventId, ledger } = tier.event;
  const movement: Movement = {
    kind,
    armsLength: kind === "gift_side",
    tickets: organizer.tickets,
    eventId,
    tierId: tier.tierId,
    tokenId,
    seller: seller.address,
    buyer: to.address,
    currency: organizer.currency,
    price: 0n,
    truePrice: kind === "gift_side" ? sidePayment : null,
    royalty: 0n,
    fee: 0n,
    face,
  };
  ledger.add(movement);
  return movement;
}
