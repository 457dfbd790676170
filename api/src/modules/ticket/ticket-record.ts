import type { FaceValueSource, TicketStatus } from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

export interface TicketRecord extends EntityRef {
  readonly __typename: "Ticket";
  readonly contract: string;
  readonly tokenId: bigint;
  /** Key of the event on the same chain; null when not known. */
  readonly event: string | null;
  /** Key of the tier on the same chain; null when not known. */
  readonly ticketType: string | null;
  readonly owner: string;
  readonly status: TicketStatus;
  readonly faceValue: MoneyRecord | null;
  readonly faceValueSource: FaceValueSource;
  readonly expiresAt: Date | null;
  readonly transferCount: number;
  readonly resaleCount: number;
  readonly lastSalePrice: MoneyRecord | null;
}
