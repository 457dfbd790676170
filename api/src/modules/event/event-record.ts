import type { EventStatus } from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";

export interface EventRecord extends EntityRef {
  readonly __typename: "Event";
  readonly contract: string;
  readonly eventId: bigint;
  /** The organizer's account. */
  readonly organizer: string;
  readonly name: string;
  readonly artist: string;
  readonly category: string;
  readonly venue: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly fiat: string;
  readonly salesStart: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: EventStatus;
  readonly capacity: bigint;
  readonly issuedCount: bigint;
  readonly publishedAtBlock: bigint;
}
