import type { PageInfo } from "../generated/resolver-types.ts";

/** A page of a list, as the connection types show it. */
export interface ConnectionRecord<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly pageInfo: PageInfo;
  /** Null when it was not asked for or is beyond the list's limit. */
  readonly totalCount: number | null;
}
