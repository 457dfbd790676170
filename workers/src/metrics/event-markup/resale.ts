import type { NullReason } from "@facevalue/core";
import type { MarkupSale } from "./read-facts.ts";

/** An amount of a currency as it was paid. */
export interface Payment {
  readonly amount: bigint;
  /** Id of the currency, a binary string. */
  readonly currency: string;
  /** Unix seconds. */
  readonly time: number;
}

/** The face value; its time is that of the ticket's own primary sale, or the reason why there is none. */
export interface FaceValue {
  readonly amount: bigint;
  readonly currency: string;
  readonly time: number | NullReason;
}

/** What the seller had paid for the ticket: the purchase, the face value of a gift, or the reason why it is unknown. */
export type Cost =
  | { readonly paid: Payment }
  | { readonly gift: FaceValue }
  | { readonly reason: NullReason };

/** A resale with what the ticket's other sales say about it. */
export interface Resale {
  readonly sale: MarkupSale;
  /** All-in price; null when it is unknown or a part of an order that reaches further. */
  readonly price: Payment | null;
  readonly proceeds: Payment | null;
  /** Null when unknown. */
  readonly face: FaceValue | null;
  readonly cost: Cost;
  /** Whether the ticket was not resold again. Never of tickets without a number. */
  readonly isLast: boolean;
  /** Whether the ticket was paid for in a primary sale. */
  readonly isOfSoldTicket: boolean;
}
