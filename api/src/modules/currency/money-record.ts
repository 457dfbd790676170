import type { EntityRef } from "../../graphql/entity-ref.ts";

export interface MoneyRecord {
  /** In the currency's smallest unit. */
  readonly raw: bigint;
  readonly currency: EntityRef;
}
