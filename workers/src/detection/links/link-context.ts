import type { DetectionFacts } from "../facts/detection-facts.ts";
import { type MoneyEdges, moneyEdges } from "../roles/money-edges.ts";
import { hasRole, isSubject, type Roles } from "../roles/role.ts";

/** What every family of evidence starts from. */
export interface LinkContext {
  readonly facts: DetectionFacts;
  readonly roles: Roles;
  /** Traced payments that count. */
  readonly money: MoneyEdges;
  /** 1 for wallets that may be linked: subjects that tickets or sales name. */
  readonly isMember: Uint8Array;
  /** How many these are. */
  readonly population: number;
}

export function createLinkContext(facts: DetectionFacts, roles: Roles): LinkContext {
  const isMember = findMembers(facts, roles);
  return {
    facts,
    roles,
    money: moneyEdges(facts, (wallet) => hasRole(roles, wallet, "DISPERSER")),
    isMember,
    population: isMember.reduce((sum, one) => sum + one, 0),
  };
}

/** The subjects that bought, sold, got, gave, listed or used a ticket. */
export function findMembers(facts: DetectionFacts, roles: Roles): Uint8Array {
  const isMember = new Uint8Array(facts.wallets.count);
  const { sales, transfers, listings, statuses } = facts;
  const columns = [sales.buyer, sales.seller, transfers.from, transfers.to, listings.seller, statuses.holder];
  for (const column of columns) for (const wallet of column) if (wallet >= 0) isMember[wallet] = 1;
  const zero = facts.wallets.find(Buffer.alloc(20));
  for (let wallet = 0; wallet < isMember.length; wallet += 1)
    if (wallet === zero || !isSubject(roles, wallet)) isMember[wallet] = 0;
  return isMember;
}
