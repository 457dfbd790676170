import type { RawBuilder } from "kysely";
import type { Columns } from "../graphql/columns.ts";
import type { ListOrder } from "./list-order.ts";
import type { PageRequest } from "./page-request.ts";

/** A list of the rows of one entity table, or of a query, over all networks. It is aliased t. */
export interface ListDefinition<Row, Item> {
  /** The table's name, or what gives a query's text by the network's schema and chain. */
  readonly table: string | ((schema: string, chainId: number) => RawBuilder<unknown>);
  /** The columns of Row except chain_id. `id` is among them. */
  readonly columns: Columns;
  /** Which rows are in the list. */
  readonly condition: RawBuilder<unknown>;
  readonly order: ListOrder;
  readonly toItem: (row: Row) => Item;
  /** What is counted at most for the total; beyond it, the total is null. Null for no limit. */
  readonly countLimit: number | null;
}

/** What a page is read with, besides the list itself. */
export interface ListRead<Row, Item> {
  readonly list: ListDefinition<Row, Item>;
  readonly page: PageRequest;
  readonly isCounted: boolean;
}
