import { type RawBuilder, sql } from "kysely";
import type { Reader } from "../graphql/reader.ts";
import { unionAll } from "../graphql/union-all.ts";
import type { ConnectionRecord } from "./connection-record.ts";
import type { ListRead } from "./list-definition.ts";
import { pageEdges, pageOrder, pageRows } from "./list-sql.ts";
import { type PageColumns, toConnection } from "./to-connection.ts";

/**
 * A page of a list over several networks, in one statement.
 * @param chainId only of this network; undefined for all
 */
export async function readList<Row, Item>(
  reader: Reader,
  read: ListRead<Row, Item>,
  chainId?: number,
): Promise<ConnectionRecord<Item>> {
  const all = await reader.networks();
  const networks = chainId === undefined ? all : all.filter((network) => network.chainId === chainId);
  if (networks.length === 0) return toConnection(read, []);
  const everything = sql`true`;
  const rows = unionAll(networks.map((network) => pageRows(read, network, everything)));
  const order = pageOrder(read);
  const query = sql`
    select * from (${pageEdges(read, networks, everything)}) edge
    left join (select * from (${rows}) branch order by ${order} limit ${read.page.limit + 1}) item on true
    order by ${order}`;
  return toConnection(read, await reader.read(query as RawBuilder<Row & PageColumns>));
}
