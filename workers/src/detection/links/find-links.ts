import type { DetectionFacts } from "../facts/detection-facts.ts";
import type { Roles } from "../roles/role.ts";
import { addActionPairs, addChoicePairs } from "./combine-actions.ts";
import { DirectEdges } from "./direct-edges.ts";
import { findDeposits } from "./find-deposits.ts";
import { findPatrons } from "./find-patrons.ts";
import type { Link } from "./link.ts";
import { createLinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import { listChoices } from "./lockstep.ts";
import { PairSet } from "./pair-set.ts";
import { listPurchases } from "./purchase-list.ts";
import { fingerprintsOf, fundersOf, operatorsOf, sinksOf } from "./shared-attributes.ts";
import { weighGroups } from "./weigh-groups.ts";
import { type LinkSources, weighPair } from "./weigh-pair.ts";

/** The links between wallets, in ascending order. Only pairs that share something are compared. */
export function findLinks(sources: LinkSources): Link[] {
  const links: Link[] = [];
  for (const [first, second] of candidatePairs(sources)) {
    const { isLink, ...link } = weighPair(sources, first, second);
    if (isLink) links.push(link);
  }
  return links;
}

export function readLinkSources(facts: DetectionFacts, roles: Roles): LinkSources {
  const context = createLinkContext(facts, roles);
  const purchases = listPurchases(context);
  const sinks = sinksOf(context);
  const patrons = findPatrons(context, purchases.sale);
  const { resellers, resellerCounts, byWallet } = purchases;
  const isBuyer = (wallet: number) =>
    (byWallet.starts[wallet + 1] as number) > (byWallet.starts[wallet] as number);
  const buyers = resellers.reduce((sum, _, wallet) => sum + (isBuyer(wallet) ? 1 : 0), 0);
  const isReseller = (wallet: number) => (resellers[wallet] as number) > 0;
  const options = { isBuyer, isReseller, share: resellerCounts[0] / Math.max(1, buyers) };
  return {
    context,
    funders: fundersOf(context),
    sinks,
    deposits: findDeposits(context),
    patrons,
    patronWeights: weighGroups(patrons, options),
    sinkWeights: weighGroups(sinks.groups(), options),
    operators: operatorsOf(context),
    fingerprints: fingerprintsOf(context),
    purchases,
    choices: listChoices(purchases),
    direct: new DirectEdges(context),
  };
}

/** Members that share a funder, a sink, an operator, a fingerprint or rare combinations of actions, or that dealt with each other. */
export function candidatePairs(sources: LinkSources): PairSet {
  const pairs = new PairSet(sources.context.facts.wallets.count);
  for (const list of [sources.funders, sources.sinks, sources.operators, sources.fingerprints])
    for (const [, wallets] of list.groups()) pairs.addGroup(wallets, LINK_SETTINGS.wholeGroup);
  addActionPairs(sources.purchases, pairs);
  addChoicePairs(sources.purchases, sources.choices, pairs);
  sources.direct.addPairs(pairs);
  return pairs;
}
