import type { DetectionFacts } from "../facts/detection-facts.ts";
import { addAccountRoles } from "./account-roles.ts";
import { addMarketRoles } from "./market-roles.ts";
import { addMoneyRoles } from "./money-roles.ts";
import { firstEvents, Spread } from "./participation.ts";
import type { Roles } from "./role.ts";
import { RoleCollector } from "./role-collector.ts";

/** What wallets are besides fans, from their behaviour alone, without lists of labels. Only what holds as of the facts' block counts. */
export function classifyRoles(facts: DetectionFacts): Roles {
  const roles = new RoleCollector(facts.wallets.count);
  const spread = new Spread(firstEvents(facts), facts.events.length);
  addMarketRoles(facts, roles);
  addAccountRoles(facts, spread, roles);
  addMoneyRoles(facts, spread, roles);
  return roles.take();
}
