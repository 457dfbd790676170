import { type RawBuilder, sql } from "kysely";

/** Networks on which detection was begun; it was never switched on for the others. */
export function detectedChains(): RawBuilder<{ readonly chain_id: string }> {
  return sql<{ chain_id: string }>`
    select distinct chain_id from ops.consumer_cursor where starts_with(consumer, 'detection@') and seq >= 0`;
}
