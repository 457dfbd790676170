import type { Address } from "viem";
import type { EventDetails, TierTerms } from "../../moves/organizer-moves.ts";

/** The caller becomes the organizer of a new ticket contract; see `ticketContractAddress` for where it will be. */
export interface CreateTicketContract {
  readonly kind: "createTicketContract";
  readonly name: string;
  readonly symbol: string;
}

/** Event ids count from 1 in each contract. */
export interface PublishEvent {
  readonly kind: "publishEvent";
  readonly tickets: Address;
  readonly details: EventDetails;
}

/** Tier ids count from 1 in each event. */
export interface PublishTier {
  readonly kind: "publishTier";
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly terms: TierTerms;
}

export interface UpdateTier {
  readonly kind: "updateTier";
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly terms: Omit<TierTerms, "name" | "currency">;
}

export interface RescheduleEvent {
  readonly kind: "rescheduleEvent";
  readonly tickets: Address;
  readonly eventId: bigint;
  /** Unix seconds. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface CancelEvent {
  readonly kind: "cancelEvent";
  readonly tickets: Address;
  readonly eventId: bigint;
}

/** Gives tickets away; token ids go on counting. */
export interface IssueComplimentary {
  readonly kind: "issueComplimentary";
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly to: Address;
  readonly quantity: number;
}

/** Caller: the organizer or a gate operator. */
export interface CheckIn {
  readonly kind: "checkIn";
  readonly tickets: Address;
  readonly tokenIds: readonly bigint[];
}

export interface SetGateOperator {
  readonly kind: "setGateOperator";
  readonly tickets: Address;
  readonly operator: Address;
  readonly isAllowed: boolean;
}

export interface VoidTicket {
  readonly kind: "voidTicket";
  readonly tickets: Address;
  readonly tokenId: bigint;
}

/** Caller: the organizer while the ticket is valid, its holder once the event is cancelled. */
export interface RefundTicket {
  readonly kind: "refundTicket";
  readonly tickets: Address;
  readonly tokenId: bigint;
}

/** Takes what the ticket contract owes the caller: refunds of a holder, ended events' proceeds of an organizer. */
export interface WithdrawFromTickets {
  readonly kind: "withdrawFromTickets";
  readonly tickets: Address;
  readonly currency: Address;
}

export type OrganizerAction =
  | CreateTicketContract
  | PublishEvent
  | PublishTier
  | UpdateTier
  | RescheduleEvent
  | CancelEvent
  | IssueComplimentary
  | CheckIn
  | SetGateOperator
  | VoidTicket
  | RefundTicket
  | WithdrawFromTickets;
