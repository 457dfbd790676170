import type { ListingEnd, TicketStatus, TransferKind } from "../../generated/resolver-types.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

interface Place {
  readonly chainId: number;
  readonly transactionHash: string;
  readonly logIndex: number;
  readonly block: bigint;
  readonly timestamp: Date;
}

export interface IssuedRecord extends Place {
  readonly __typename: "TicketIssued";
  readonly holder: string;
}

export interface TransferredRecord extends Place {
  readonly __typename: "TicketTransferred";
  readonly kind: TransferKind;
  readonly from: string;
  /** Null once it is nobody's. */
  readonly to: string | null;
  /** Key of the sale that it delivers, on the same chain; null for none. */
  readonly delivers: string | null;
}

export interface SoldRecord extends Place {
  readonly __typename: "TicketSold";
  /** Key of the sale on the same chain. */
  readonly sale: string;
}

interface Offer extends Place {
  readonly seller: string;
  readonly price: MoneyRecord;
}

export interface ListedRecord extends Offer {
  readonly __typename: "TicketListed";
}

export interface PriceChangedRecord extends Offer {
  readonly __typename: "TicketPriceChanged";
}

export interface DelistedRecord extends Offer {
  readonly __typename: "TicketDelisted";
  readonly end: ListingEnd;
}

export interface StatusChangedRecord extends Place {
  readonly __typename: "TicketStatusChanged";
  readonly status: TicketStatus;
  readonly holder: string;
  readonly refund: MoneyRecord | null;
}

/** Something that happened to a ticket. */
export type HistoryRecord =
  | IssuedRecord
  | TransferredRecord
  | SoldRecord
  | ListedRecord
  | PriceChangedRecord
  | DelistedRecord
  | StatusChangedRecord;
