import type { DetectionFacts } from "../facts/detection-facts.ts";
import { NONE } from "../facts/detection-facts.ts";
import { evidenceRow } from "../facts/evidence.ts";
import { distinctAt, rowsBy, rowsOf } from "../facts/rows-by.ts";
import type { Buyers } from "../purchases/find-resellers.ts";
import { moneyEdges } from "./money-edges.ts";
import type { Spread } from "./participation.ts";
import { ROLE_KINDS } from "./role.ts";
import type { RoleCollector } from "./role-collector.ts";
import { ROLE_SETTINGS } from "./role-settings.ts";

/** What the customers of a hub are compared with. */
export interface Crowd {
  readonly spread: Spread;
  readonly buyers: Buyers;
}

/** Contracts that pay for their callers, and hubs: who pays the public or is paid by it. Without traced funding there are none. */
export function addMoneyRoles(facts: DetectionFacts, crowd: Crowd, roles: RoleCollector): void {
  if (facts.funding === null) return;
  addDispersers(facts, roles);
  const disperser = 1 << ROLE_KINDS.indexOf("DISPERSER");
  const edges = moneyEdges(facts, (wallet) => ((roles.bits[wallet] as number) & disperser) !== 0);
  const { count } = facts.wallets;
  for (const [rule, own, other, matters] of [
    ["PAYS_THE_PUBLIC", edges.from, edges.to, edges.isFunding],
    ["PAID_BY_THE_PUBLIC", edges.to, edges.from, edges.isSpending],
  ] as const) {
    const byWallet = rowsBy(own, count, (edge) => matters[edge] === 1);
    for (let wallet = 0; wallet < count; wallet += 1) {
      const rows = rowsOf(byWallet, wallet);
      if (rows.length < ROLE_SETTINGS.hubDegree) continue;
      const others = distinctAt(other, rows);
      const isOneHands = rule === "PAYS_THE_PUBLIC" && areResellers(others, crowd.buyers);
      const threshold = hubThreshold(others, crowd.spread, isOneHands);
      if (others.size < threshold) continue;
      const evidence = [...rows.subarray(0, 10)].map((edge) =>
        evidenceRow("funding", edges.row[edge] as number),
      );
      roles.add(wallet, "HUB", { rule, value: others.size, threshold }, evidence);
    }
  }
}

/** Whether hardly anybody buys who does not live off resale: no public is of that kind. */
function areResellers(others: ReadonlySet<number>, { isBuyer, resellers }: Buyers): boolean {
  let [bought, resold] = [0, 0];
  for (const wallet of others) {
    bought += isBuyer[wallet] as number;
    resold += (resellers[wallet] as number) > 0 ? 1 : 0;
  }
  return resold >= ROLE_SETTINGS.ownResellers && resold >= ROLE_SETTINGS.ownShare * bought;
}

/** From how many on, given how mixed they are. */
function hubThreshold(others: ReadonlySet<number>, spread: Spread, isOneHands: boolean): number {
  const { hubDegree, hubLeast, hubShare, hubSpread } = ROLE_SETTINGS;
  const mixed = spread.of(others);
  // Where events tell nothing, those tell that never bought a ticket: one hand pays the wallets that it buys with.
  const isPublic = mixed === null ? spread.strangersAmong(others) > 0.5 : mixed >= hubSpread;
  const isMixed = others.size >= hubDegree && isPublic && !isOneHands;
  return isMixed ? hubDegree : Math.max(hubLeast, hubShare * spread.buyerCount);
}

/** Contracts out of which money only ever goes to several at the order of others. */
function addDispersers(facts: DetectionFacts, roles: RoleCollector): void {
  const { funding, wallets } = facts;
  if (funding === null) return;
  const threshold = ROLE_SETTINGS.dispersedWallets;
  const paid = rowsBy(funding.from, wallets.count);
  for (let wallet = 0; wallet < wallets.count; wallet += 1) {
    const rows = rowsOf(paid, wallet);
    if (rows.length < threshold || roles.bits[wallet] !== 0) continue;
    const isOwn = rows.some((row) => funding.caller[row] === wallet || funding.caller[row] === NONE);
    const value = isOwn ? 0 : distinctAt(funding.to, rows).size;
    if (value < threshold) continue;
    const evidence = [...rows.subarray(0, 10)].map((row) => evidenceRow("funding", row));
    roles.add(wallet, "DISPERSER", { rule: "PAYS_FOR_CALLERS", value, threshold }, evidence);
  }
}
