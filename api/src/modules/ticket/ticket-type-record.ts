import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

export interface TicketTypeRecord extends EntityRef {
  readonly __typename: "TicketType";
  /** Key of the event on the same chain. */
  readonly event: string;
  readonly tierId: bigint;
  readonly name: string;
  readonly price: MoneyRecord;
  readonly fee: MoneyRecord;
  /** Null when not known or without limit. */
  readonly supply: bigint | null;
  readonly issuedCount: bigint;
  /** Null for no limit. */
  readonly walletLimit: bigint | null;
  /** Null for no cap. */
  readonly resaleCapBps: bigint | null;
}
