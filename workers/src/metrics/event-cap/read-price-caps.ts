import { type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";

const SHAPE = {
  id: "text",
  jurisdiction: "text",
  valid_from: "text?",
  valid_to: "text?",
  multiplier: "decimal",
  status: "text",
} as const;

/** A country's price cap: first and last day as YYYY-MM-DD, multiplier as a count of 10^-18. */
export type PriceCap = Decoded<typeof SHAPE>;

/** The price caps of whole countries by country; those of a part of one are nobody's, since events do not tell their region. */
export async function readPriceCaps(session: Session): Promise<Map<string, PriceCap[]>> {
  const query = sql`
    select id, jurisdiction, valid_from::text as valid_from, valid_to::text as valid_to, multiplier, status
    from app.cap_rule where multiplier is not null and length(jurisdiction) = 2`;
  return Map.groupBy(await readRows(session, query, SHAPE), ({ jurisdiction }) => jurisdiction);
}
