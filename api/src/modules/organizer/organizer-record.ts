import type { EntityRef } from "../../graphql/entity-ref.ts";

/** The key is the organizer's account. */
export interface OrganizerRecord extends EntityRef {
  readonly __typename: "Organizer";
}
