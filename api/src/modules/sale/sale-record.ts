import type {
  FaceValueSource,
  PriceSource,
  PriceUnknownReason,
  SaleKind,
} from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

export interface SaleRecord extends EntityRef {
  readonly __typename: "Sale";
  readonly kind: SaleKind;
  /** Key of the ticket on the same chain; null for tickets without a number of their own. */
  readonly ticket: string | null;
  readonly contract: string;
  readonly tokenId: bigint;
  readonly quantity: bigint;
  /** Key of the event on the same chain; null when not known. */
  readonly event: string | null;
  /** Key of the tier on the same chain; null when not known. */
  readonly ticketType: string | null;
  readonly seller: string;
  readonly buyer: string;
  readonly payer: string;
  readonly price: MoneyRecord | null;
  readonly priceSource: PriceSource;
  readonly priceUnknownReason: PriceUnknownReason | null;
  readonly royalty: MoneyRecord | null;
  readonly royaltyDue: MoneyRecord | null;
  readonly fee: MoneyRecord | null;
  readonly proceeds: MoneyRecord | null;
  readonly faceValue: MoneyRecord | null;
  readonly faceValueSource: FaceValueSource;
  /** In basis points of the face value; 0 for no cap, null when not known. */
  readonly resaleCapBps: bigint | null;
  readonly isEstimated: boolean;
  /** Whether the price was worked out from an order that also sold tickets elsewhere. */
  readonly isPriceShared: boolean;
  readonly bundleSize: number;
  readonly isWashSuspect: boolean;
  readonly marketplace: string | null;
  readonly transactionHash: string;
  readonly logIndex: number;
  readonly block: bigint;
  readonly timestamp: Date;
}
