import type { Address } from "viem";

/** A bare move of a ticket: a gift, a hand-over, custody in or out. Caller: the holder or who is approved for all. */
export interface TransferTicket {
  readonly kind: "transferTicket";
  readonly tickets: Address;
  readonly from: Address;
  readonly to: Address;
  readonly tokenId: bigint;
}

/** Lets the operator (the market, the escrow, a custodian) move all of the caller's tickets of the contract. */
export interface ApproveTickets {
  readonly kind: "approveTickets";
  readonly tickets: Address;
  readonly operator: Address;
  readonly isApproved: boolean;
}

export interface TransferNative {
  readonly kind: "transferNative";
  readonly to: Address;
  /** Wei. */
  readonly amount: bigint;
}

export interface TransferCurrency {
  readonly kind: "transferCurrency";
  readonly currency: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/** Lets the spender (a ticket contract, the market, the disperser) take the currency from the caller. */
export interface ApproveCurrency {
  readonly kind: "approveCurrency";
  readonly currency: Address;
  readonly spender: Address;
  readonly amount: bigint;
}

/** New money of a token into an account; its issuer's business, but the contract lets anyone. */
export interface MintCurrency {
  readonly kind: "mintCurrency";
  readonly currency: Address;
  readonly to: Address;
  readonly amount: bigint;
}

export interface Payment {
  readonly to: Address;
  readonly amount: bigint;
}

/** One transaction that pays many through the disperser contract; a token's caller has approved it before. */
export interface Disperse {
  readonly kind: "disperse";
  /** The zero address for the native coin. */
  readonly currency: Address;
  readonly payments: readonly Payment[];
}

/** The bridge pays out what arrived from another chain. Native coin comes along with the call, tokens are in the bridge. */
export interface PayOutFromBridge {
  readonly kind: "payOutFromBridge";
  readonly currency: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/** Caller: the holder, with the escrow approved for the contract. */
export interface DepositInEscrow {
  readonly kind: "depositInEscrow";
  readonly tickets: Address;
  readonly tokenId: bigint;
}

/** Caller: who deposited the ticket. */
export interface ReleaseFromEscrow {
  readonly kind: "releaseFromEscrow";
  readonly tickets: Address;
  readonly tokenId: bigint;
  readonly to: Address;
}

export type TransferAction =
  | TransferTicket
  | ApproveTickets
  | TransferNative
  | TransferCurrency
  | ApproveCurrency
  | MintCurrency
  | Disperse
  | PayOutFromBridge
  | DepositInEscrow
  | ReleaseFromEscrow;
