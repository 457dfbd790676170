import { type RawBuilder, sql } from "kysely";

/**
 * Entities of a network that are at least watched, with `id` and `priority` in millionths: probability · (1 + tickets + money) / 3.
 * Tickets is the share of those with tickets over the limit that have no more of them; money that of those paid above the cap in
 * the same currency, in the currency where it is greatest. Shares need no exchange rate. Age is in the probability.
 */
export function flagQueue(chainId: number): RawBuilder<unknown> {
  return sql`
    with flagged as (
      select * from metrics.score where chain_id = ${chainOf(chainId)} and band <> 'none'
    ), ticket_stake as (
      select entity, cume_dist() over (order by tickets_over_limit) as place from flagged where tickets_over_limit > 0
    ), money_stake as (
      select entity, max(place) as place
      from (
        select entity, cume_dist() over (partition by part ->> 'currency' order by (part ->> 'amount')::numeric) as place
        from flagged cross join jsonb_array_elements(over_cap) part
      ) placed group by entity
    )
    select flagged.*, flagged.entity as id, confidence, coalesce(link_count, 0) as link_count, round(
      flagged.score * (1 + coalesce(ticket_stake.place, 0)::numeric + coalesce(money_stake.place, 0)::numeric) / 3 * 1000000
    ) as priority
    from flagged left join ticket_stake using (entity) left join money_stake using (entity)
      left join metrics.entity using (chain_id, network_key, entity)`;
}

/** Any scored entity, in the same columns; without a priority where it is not in the queue. */
export function flagOf(chainId: number, entity: Buffer): RawBuilder<unknown> {
  return sql`
    select scored.*, scored.entity as id, own.confidence, coalesce(own.link_count, 0) as link_count, queue.priority
    from metrics.score scored left join metrics.entity own using (chain_id, network_key, entity)
      left join (${flagQueue(chainId)}) queue on queue.entity = scored.entity
    where scored.chain_id = ${chainOf(chainId)} and scored.entity = ${entity}`;
}

export function chainOf(chainId: number): RawBuilder<unknown> {
  return sql`${sql.lit(String(chainId))}::bigint`;
}
