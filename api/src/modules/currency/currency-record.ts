import type { EntityRef } from "../../graphql/entity-ref.ts";

export interface CurrencyRecord extends EntityRef {
  readonly __typename: "Currency";
  readonly symbol: string | null;
  readonly decimals: number | null;
}
