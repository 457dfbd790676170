import type { DetectionFacts } from "../facts/detection-facts.ts";
import { NONE, SECONDARY } from "../facts/detection-facts.ts";
import { evidenceRow } from "../facts/evidence.ts";
import { distinctAt, rowsBy, rowsOf } from "../facts/rows-by.ts";
import type { Spread } from "./participation.ts";
import type { RoleCollector } from "./role-collector.ts";
import { ROLE_SETTINGS } from "./role-settings.ts";

/** Who sends or pays for the public, and wallets that are contracts. */
export function addAccountRoles(facts: DetectionFacts, spread: Spread, roles: RoleCollector): void {
  addRelayers(facts, spread, roles);
  addContractWallets(facts, roles);
}

/** Senders and payers of sales whose buyers are many others, as mixed as the public is. */
function addRelayers(
  { sales, transactions, wallets }: DetectionFacts,
  spread: Spread,
  roles: RoleCollector,
): void {
  const { relayedWallets: threshold, hubSpread } = ROLE_SETTINGS;
  const sender = sales.transaction.map((row) => transactions.sender[row] ?? NONE);
  for (const [rule, column] of [
    ["SENT_FOR_OTHERS", sender],
    ["PAID_FOR_OTHERS", sales.payer],
  ] as const) {
    const served = rowsBy(column, wallets.count, (row) => {
      const served = column[row];
      return served !== sales.buyer[row] && served !== sales.seller[row] && sales.buyer[row] !== NONE;
    });
    for (let wallet = 0; wallet < wallets.count; wallet += 1) {
      const rows = rowsOf(served, wallet);
      if (rows.length < threshold) continue;
      const buyers = distinctAt(sales.buyer, rows);
      if (buyers.size < threshold || !isPublic(buyers, spread, hubSpread)) continue;
      const evidence = [...rows.subarray(0, 10)].map((row) => evidenceRow("sale", row));
      roles.add(wallet, "RELAYER", { rule, value: buyers.size, threshold }, evidence);
    }
  }
}

function isPublic(buyers: ReadonlySet<number>, spread: Spread, least: number): boolean {
  return buyers.size >= ROLE_SETTINGS.hubLeast || (spread.of(buyers) ?? 0) >= least;
}

/** Wallets out of which money or tickets move though they never sign. */
function addContractWallets(facts: DetectionFacts, roles: RoleCollector): void {
  const { sales, transactions, wallets } = facts;
  const hasSigned = new Uint8Array(wallets.count);
  for (const sender of transactions.sender) if (sender >= 0) hasSigned[sender] = 1;
  const moves = new Map<number, number[]>();
  const note = (wallet: number, evidence: number) => {
    if (wallet < 0 || hasSigned[wallet] === 1) return;
    const own = moves.get(wallet);
    if (own === undefined) moves.set(wallet, [evidence]);
    else own.push(evidence);
  };
  for (let row = 0; row < sales.count; row += 1) {
    if (transactions.sender[sales.transaction[row] as number] === NONE) continue;
    if (sales.payer[row] === sales.buyer[row]) note(sales.buyer[row] as number, evidenceRow("sale", row));
    if (sales.kind[row] === SECONDARY) note(sales.seller[row] as number, evidenceRow("sale", row));
  }
  const { listings } = facts;
  for (let row = 0; row < listings.count; row += 1) {
    const isSigned = transactions.sender[listings.transaction[row] as number] !== NONE;
    if (isSigned && listings.kind[row] === 0)
      note(listings.seller[row] as number, evidenceRow("listing", row));
  }
  const threshold = ROLE_SETTINGS.unsignedMoves;
  for (const [wallet, rows] of moves) {
    if (rows.length < threshold || roles.bits[wallet] !== 0) continue;
    roles.add(wallet, "CONTRACT_WALLET", { rule: "NEVER_SIGNS", value: rows.length, threshold }, rows);
  }
}
