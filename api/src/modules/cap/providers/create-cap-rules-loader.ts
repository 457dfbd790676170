import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";
import type { CapRuleRecord } from "../resale-rules-record.ts";

/** A rule with how well it is known. */
export interface CapRuleRow extends CapRuleRecord {
  readonly country: string;
  readonly isVerified: boolean;
  /** Whether it is the rule of a part of a country. */
  readonly isRegional: boolean;
}

/** The rules of countries (ISO 3166-1 alpha-2, capital letters) and of their parts, those of the whole country first. */
export function createCapRulesLoader(reader: Reader): DataLoader<string, readonly CapRuleRow[]> {
  return new DataLoader(async (countries) => {
    const rows = await reader.read(sql<CapRuleRow>`
      select left(jurisdiction, 2) as country, id as key, jurisdiction, name, valid_from::text as "validFrom",
        valid_to::text as "validTo", base, trim_scale(multiplier)::text as "capMultiplier",
        trim_scale(txn_cost_cap)::text as "transactionCostCap", platform_fee_rule as "platformFeeRule", scope,
        volume_rule as "volumeRule", exemptions, source_url as "sourceUrl", verified_at::text as "verifiedAt",
        status = 'VERIFIED' as "isVerified", length(jurisdiction) > 2 as "isRegional"
      from app.cap_rule where left(jurisdiction, 2) = any(${[...countries]}::text[])
      order by jurisdiction, valid_from nulls first, id`);
    const groups = Map.groupBy(rows, ({ country }) => country);
    return countries.map((country) => groups.get(country) ?? []);
  });
}
