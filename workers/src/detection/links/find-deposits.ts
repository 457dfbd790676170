import { rowsBy, rowsOf } from "../facts/rows-by.ts";
import { hasRole, isSubject } from "../roles/role.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";

/**
 * Addresses that an exchange gave to one customer each: subjects that pay nobody but one hub, nearly always. Who shares one has one account there
 * (deposit address reuse, Victor 2020).
 */
export function findDeposits({ facts, roles, money, isMember }: LinkContext): Set<number> {
  const deposits = new Set<number>();
  const paid = rowsBy(money.from, facts.wallets.count, (edge) => money.isSpending[edge] === 1);
  for (let wallet = 0; wallet < facts.wallets.count; wallet += 1) {
    const edges = rowsOf(paid, wallet);
    if (edges.length === 0 || isMember[wallet] === 1 || !isSubject(roles, wallet)) continue;
    const toHubs = new Map<number, number>();
    for (const edge of edges) {
      const to = money.to[edge] as number;
      if (hasRole(roles, to, "HUB")) toHubs.set(to, (toHubs.get(to) ?? 0) + 1);
    }
    const most = Math.max(0, ...toHubs.values());
    if (most >= LINK_SETTINGS.depositShare * edges.length) deposits.add(wallet);
  }
  return deposits;
}
