import { sql } from "kysely";
import { refKey, toBytes } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { unionAll } from "../../../graphql/union-all.ts";
import type { SaleRecord } from "../../sale/sale-record.ts";

interface FaceTimeRow {
  readonly chain_id: string;
  readonly position: string;
  readonly time: string;
}

/**
 * When the tickets of these resales got their face value, in unix seconds by sale: the time of the ticket's last primary sale
 * before, with a face value in the same currency. Not of tickets without a number.
 */
export async function readFaceTimes(
  reader: Reader,
  sales: readonly SaleRecord[],
): Promise<ReadonlyMap<string, number>> {
  const networks = new Map((await reader.networks()).map((network) => [network.chainId, network.schema]));
  const asked = sales.filter((sale) => sale.ticket !== null && networks.has(sale.chainId));
  if (asked.length === 0) return new Map();
  const branches = [...Map.groupBy(asked.entries(), ([, { chainId }]) => chainId)].map(([chainId, own]) =>
    faceTimes(chainId, networks.get(chainId) ?? "", own),
  );
  const rows = await reader.read(sql<FaceTimeRow>`${unionAll(branches)}`);
  return new Map(
    rows.flatMap(({ position, time }) => {
      const sale = asked[Number(position)];
      return sale === undefined ? [] : [[refKey(sale), Number(time)] as const];
    }),
  );
}

function faceTimes(chainId: number, schema: string, sales: readonly (readonly [number, SaleRecord])[]) {
  return sql`
    select ${sql.lit(String(chainId))}::bigint as chain_id, asked.position, first.time
    from unnest(${sales.map(([position]) => position)}::int[],
      ${sales.map(([, { ticket }]) => toBytes(ticket ?? "0x"))}::bytea[],
      ${sales.map(([, { faceValue }]) => toBytes(faceValue?.currency.key ?? "0x"))}::bytea[],
      ${sales.map(([, { block }]) => block)}::bigint[], ${sales.map(([, { logIndex }]) => logIndex)}::int[])
      as asked (position, ticket, currency, block, log_index) cross join lateral (
      select t.timestamp::bigint as time from ${sql.id(schema, "sale")} t
      where t.ticket = asked.ticket and t.kind::text = 'PRIMARY' and t.face_currency = asked.currency
        and (t.block, t.log_index) < (asked.block, asked.log_index)
      order by t.block desc, t.log_index desc limit 1) first`;
}
