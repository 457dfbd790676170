import type { EventStatus } from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";

export interface EventRecord extends EntityRef {
  readonly __typename: "Event";
  readonly contract: string;
  readonly eventId: bigint;
  /** The organizer's account; null when not known, like every detail below. */
  readonly organizer: string | null;
  readonly name: string;
  readonly artist: string | null;
  readonly category: string | null;
  readonly venue: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly fiat: string | null;
  readonly salesStart: Date | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly status: EventStatus;
  /** Null when not known or without limit. */
  readonly capacity: bigint | null;
  readonly issuedCount: bigint;
  readonly publishedAtBlock: bigint;
}
