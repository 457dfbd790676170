import type { DetectionFacts } from "../facts/detection-facts.ts";
import type { AccountLabel } from "../labels/account-label.ts";
import { findBuyers } from "../purchases/find-resellers.ts";
import { addAccountRoles } from "./account-roles.ts";
import { addLabelRoles } from "./label-roles.ts";
import { addMarketRoles } from "./market-roles.ts";
import { addMoneyRoles } from "./money-roles.ts";
import { addOrganizerRoles } from "./organizer-roles.ts";
import { firstEvents, Spread } from "./participation.ts";
import type { Roles } from "./role.ts";
import { RoleCollector } from "./role-collector.ts";

/**
 * What wallets are besides fans, from their behaviour, and from a list of known accounts where somebody gave one. Of behaviour only what
 * holds as of the facts' block counts.
 */
export function classifyRoles(facts: DetectionFacts, labels: readonly AccountLabel[] = []): Roles {
  const roles = new RoleCollector(facts.wallets.count);
  const spread = new Spread(firstEvents(facts), facts.events.length);
  addLabelRoles(facts, labels, roles);
  addOrganizerRoles(facts, roles);
  addMarketRoles(facts, roles);
  addAccountRoles(facts, spread, roles);
  addMoneyRoles(facts, { spread, buyers: findBuyers(facts) }, roles);
  return roles.take();
}
