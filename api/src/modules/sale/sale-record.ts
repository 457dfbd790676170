import type { SaleKind } from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

export interface SaleRecord extends EntityRef {
  readonly __typename: "Sale";
  readonly kind: SaleKind;
  /** Key of the ticket on the same chain. */
  readonly ticket: string;
  /** Key of the event on the same chain; null when not known. */
  readonly event: string | null;
  readonly seller: string;
  readonly buyer: string;
  readonly payer: string;
  readonly price: MoneyRecord;
  readonly royalty: MoneyRecord;
  readonly fee: MoneyRecord;
  readonly proceeds: MoneyRecord;
  readonly faceValue: MoneyRecord | null;
  /** In basis points of the face value; 0 for no cap, null when not known. */
  readonly resaleCapBps: bigint | null;
  readonly isEstimated: boolean;
  readonly transactionHash: string;
  readonly logIndex: number;
  readonly block: bigint;
  readonly timestamp: Date;
}
