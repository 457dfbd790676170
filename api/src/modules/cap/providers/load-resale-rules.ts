import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { ResaleRuleRecord, ResaleRulesRecord } from "../resale-rules-record.ts";
import { noCapFigures, toCapFigures } from "../to-cap-figures.ts";
import type { CapRuleRow } from "./create-cap-rules-loader.ts";
import type { EventCapRow } from "./create-event-caps-loader.ts";

const METRIC = "event-cap";

/** The rules of an event's country and how its resales stand under those with a price cap. */
export async function loadResaleRules(
  event: EventRecord,
  context: RequestContext,
): Promise<ResaleRulesRecord> {
  const { loaders } = context;
  const country = event.country?.toUpperCase() ?? null;
  const [rules, rows] = await Promise.all([
    country === null ? [] : loaders.capRules.load(country),
    loaders.eventCaps.load(event),
  ]);
  const times = rows.map(({ computed_at }) => computed_at.getTime());
  return {
    stamp: {
      metric: METRIC,
      event,
      computedAt: times.length === 0 ? null : new Date(Math.max(...times)),
      methodology: rows[0]?.methodology ?? null,
    },
    rules: await Promise.all(rules.map((rule) => toRule(rule, { event, rows, context }))),
  };
}

async function toRule(
  { isVerified, isRegional, country: _country, ...rule }: CapRuleRow,
  given: { event: EventRecord; rows: readonly EventCapRow[]; context: RequestContext },
): Promise<ResaleRuleRecord> {
  const status = isRegional ? "MAY_APPLY" : isVerified ? "VERIFIED" : "UNVERIFIED";
  if (rule.capMultiplier === null) return { ...rule, status, ...noCapFigures("NO_CAP") };
  if (isRegional) return { ...rule, status, ...noCapFigures("REGION_UNKNOWN") };
  const row = given.rows.find(({ rule_id }) => rule_id === rule.key);
  if (row !== undefined) return { ...rule, status, ...toCapFigures(row) };
  const reason = await nullReasonOf({ metric: METRIC, event: given.event }, "NOT_COMPUTED", given.context);
  return { ...rule, status, ...noCapFigures(reason) };
}
