import { toHex } from "@facevalue/core";
import { type RawBuilder, sql } from "kysely";
import { type EntityRef, refKey } from "../graphql/entity-ref.ts";
import { groupByChain } from "../graphql/group-by-chain.ts";
import type { Reader } from "../graphql/reader.ts";
import { unionAll } from "../graphql/union-all.ts";
import type { ConnectionRecord } from "./connection-record.ts";
import type { ListRead } from "./list-definition.ts";
import { chainIdOf, pageEdges, pageOrder, pageRows } from "./list-sql.ts";
import { type PageColumns, toConnection } from "./to-connection.ts";

interface ParentColumns {
  readonly page_chain_id: string;
  readonly page_parent: Buffer;
}

type ParentRelation = { readonly parentColumn: string } | { readonly parent: RawBuilder<unknown> };

/**
 * The same page of many lists, one per parent, in one statement.
 * @param parentColumn column of the list's table that holds the parent's key
 * @param parent instead of it, which rows of the list's table (t) are the parent's (parent.key)
 */
export async function readLists<Row, Item>(
  reader: Reader,
  parents: readonly EntityRef[],
  { read, ...relation }: { read: ListRead<Row, Item> } & ParentRelation,
): Promise<Map<string, ConnectionRecord<Item>>> {
  const groups = groupByChain(parents, await reader.networks());
  const pages = new Map<string, (Row & PageColumns & ParentColumns)[]>();
  if (groups.length > 0) {
    const isOfParent =
      "parent" in relation ? relation.parent : sql`t.${sql.id(relation.parentColumn)} = parent.key`;
    const branches = groups.map(
      (group) => sql`
        select ${chainIdOf(group)} as page_chain_id, parent.key as page_parent, edge.*, item.*
        from unnest(${group.keys}::bytea[]) as parent(key)
        cross join lateral (${pageEdges(read, [group], isOfParent)}) edge
        left join lateral (${pageRows(read, group, isOfParent)}) item on true`,
    );
    const query = sql`select * from (${unionAll(branches)}) branch order by ${pageOrder(read)}`;
    for (const row of await reader.read(query as RawBuilder<Row & PageColumns & ParentColumns>)) {
      const key = refKey({ chainId: Number(row.page_chain_id), key: toHex(row.page_parent) });
      const page = pages.get(key);
      if (page === undefined) pages.set(key, [row]);
      else page.push(row);
    }
  }
  return new Map(
    parents.map((parent) => [refKey(parent), toConnection(read, pages.get(refKey(parent)) ?? [])]),
  );
}
