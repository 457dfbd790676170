import { NONE, PRIMARY, TRANSFER_KINDS } from "../facts/detection-facts.ts";
import { evidenceRow } from "../facts/evidence.ts";
import { isSubject } from "../roles/role.ts";
import { AttributeColumns, AttributeList } from "./attribute-list.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";

const GIFT = TRANSFER_KINDS.indexOf("GIFT");

/** FUND: who paid a wallet, or for its tickets, and is no service to the public. */
export function fundersOf(context: LinkContext): AttributeList {
  const { facts, roles, money, isMember } = context;
  const { sales } = facts;
  const columns = new AttributeColumns();
  for (let edge = 0; edge < money.row.length; edge += 1) {
    const to = money.to[edge] as number;
    const from = money.from[edge] as number;
    if (money.isFunding[edge] !== 1 || isMember[to] !== 1 || !isSubject(roles, from)) continue;
    const row = money.row[edge] as number;
    columns.push(to, from, facts.funding?.time[row] as number, evidenceRow("funding", row));
  }
  for (let row = 0; row < sales.count; row += 1) {
    const buyer = sales.buyer[row] as number;
    const payer = sales.payer[row] as number;
    const isOthers = payer !== buyer && payer >= 0 && payer !== sales.seller[row] && isSubject(roles, payer);
    if (isOthers && sales.kind[row] === PRIMARY && isMember[buyer] === 1)
      columns.push(buyer, payer, sales.time[row] as number, evidenceRow("sale", row));
  }
  return new AttributeList(columns, facts.wallets.count);
}

/** SINK: whom a wallet sent its money, its proceeds or several tickets, if it is no service to the public. */
export function sinksOf(context: LinkContext): AttributeList {
  const { facts, roles, money, isMember } = context;
  const { sales } = facts;
  const columns = new AttributeColumns();
  for (let edge = 0; edge < money.row.length; edge += 1) {
    const from = money.from[edge] as number;
    const to = money.to[edge] as number;
    if (money.isSpending[edge] !== 1 || isMember[from] !== 1 || !isSubject(roles, to)) continue;
    const row = money.row[edge] as number;
    columns.push(from, to, facts.funding?.time[row] as number, evidenceRow("funding", row));
  }
  for (let row = 0; row < sales.count; row += 1) {
    const seller = sales.seller[row] as number;
    const payee = sales.payee[row] as number;
    if (payee !== NONE && isMember[seller] === 1 && isSubject(roles, payee))
      columns.push(seller, payee, sales.time[row] as number, evidenceRow("sale", row));
  }
  pushCollectors(context, columns);
  return new AttributeList(columns, facts.wallets.count);
}

/** Tickets handed to one wallet, where they are several. */
function pushCollectors({ facts, roles, isMember }: LinkContext, columns: AttributeColumns): void {
  const { transfers, wallets } = facts;
  const isHandOver = (row: number) => {
    const from = transfers.from[row] as number;
    const to = transfers.to[row] as number;
    return (
      transfers.kind[row] === GIFT && from >= 0 && to >= 0 && isMember[from] === 1 && isSubject(roles, to)
    );
  };
  const counts = new Map<number, number>();
  const keyAt = (row: number) =>
    (transfers.from[row] as number) * wallets.count + (transfers.to[row] as number);
  for (let row = 0; row < transfers.count; row += 1)
    if (isHandOver(row)) counts.set(keyAt(row), (counts.get(keyAt(row)) ?? 0) + 1);
  for (let row = 0; row < transfers.count; row += 1) {
    if (!isHandOver(row) || (counts.get(keyAt(row)) ?? 0) < LINK_SETTINGS.sinkTickets) continue;
    columns.push(
      transfers.from[row] as number,
      transfers.to[row] as number,
      transfers.time[row] as number,
      evidenceRow("transfer", row),
    );
  }
}

/**
 * TECH, by operator: who signs for a wallet that is not its own, at least twice, and is no service to the public: neither a relayer nor the signer of
 * more wallets than one hand has.
 */
export function operatorsOf({ facts, roles, isMember, population }: LinkContext): AttributeList {
  const { sales, listings, transactions, wallets } = facts;
  const columns = new AttributeColumns();
  const note = (wallet: number, transaction: number, time: number, evidence: number) => {
    const sender = transactions.sender[transaction] ?? NONE;
    if (sender >= 0 && sender !== wallet && isMember[wallet] === 1 && isSubject(roles, sender))
      columns.push(wallet, sender, time, evidence);
  };
  for (let row = 0; row < sales.count; row += 1) {
    // A payer who signs for somebody is FUND's; who signs as the seller accepts a bid, and nobody signs for its bidder.
    const buyer = sales.buyer[row] as number;
    const sender = transactions.sender[sales.transaction[row] as number];
    if (sales.payer[row] !== buyer || sender === sales.seller[row]) continue;
    note(buyer, sales.transaction[row] as number, sales.time[row] as number, evidenceRow("sale", row));
  }
  for (let row = 0; row < listings.count; row += 1) {
    if (listings.kind[row] !== 0) continue;
    const seller = listings.seller[row] as number;
    note(
      seller,
      listings.transaction[row] as number,
      listings.time[row] as number,
      evidenceRow("listing", row),
    );
  }
  return keepOperators(columns, { walletCount: wallets.count, most: LINK_SETTINGS.rareShare * population });
}

/** Those that signed for a wallet at least twice, and for no more wallets than `most`, or two where that is less. */
function keepOperators(
  { wallet, key, time, evidence }: AttributeColumns,
  { walletCount, most }: { readonly walletCount: number; readonly most: number },
): AttributeList {
  const signatures = new Map<number, number>();
  const served = new Map<number, Set<number>>();
  for (let row = 0; row < wallet.count; row += 1) {
    const pair = wallet.at(row) * walletCount + key.at(row);
    signatures.set(pair, (signatures.get(pair) ?? 0) + 1);
    served.set(key.at(row), (served.get(key.at(row)) ?? new Set()).add(wallet.at(row)));
  }
  const kept = new AttributeColumns();
  for (let row = 0; row < wallet.count; row += 1) {
    const isRepeated =
      (signatures.get(wallet.at(row) * walletCount + key.at(row)) ?? 0) >= LINK_SETTINGS.operatorSignatures;
    if (isRepeated && (served.get(key.at(row))?.size ?? 0) <= Math.max(2, most))
      kept.push(wallet.at(row), key.at(row), time.at(row), evidence.at(row));
  }
  return new AttributeList(kept, walletCount);
}

/** TECH, by fingerprint: the price per unit of gas that most of a wallet's own transactions have, where few use it. */
export function fingerprintsOf({ facts, isMember, population }: LinkContext): AttributeList {
  const { transactions, wallets } = facts;
  const usual = usualPrices(facts, isMember);
  const counts = new Map<number, number>();
  for (const { code } of usual.values()) counts.set(code, (counts.get(code) ?? 0) + 1);
  const columns = new AttributeColumns();
  for (const [wallet, { code, row }] of usual) {
    if ((counts.get(code) ?? 0) > LINK_SETTINGS.rareShare * population) continue;
    // Above the numbers of wallets, so that a price is taken for none of the two.
    columns.push(
      wallet,
      wallets.count + code,
      transactions.time[row] as number,
      evidenceRow("transaction", row),
    );
  }
  return new AttributeList(columns, wallets.count);
}

/** Code of the price and the first transaction with it, for members with at least two transactions, most of them at that price. */
function usualPrices(
  { transactions }: LinkContext["facts"],
  isMember: Uint8Array,
): Map<number, { code: number; row: number }> {
  const seen = new Map<number, { total: number; prices: Map<number, { count: number; row: number }> }>();
  for (let row = 0; row < transactions.count; row += 1) {
    const sender = transactions.sender[row] as number;
    const code = transactions.gasPrice.codeAt(row);
    if (sender < 0 || code < 0 || isMember[sender] !== 1) continue;
    const own = seen.get(sender) ?? { total: 0, prices: new Map() };
    const price = own.prices.get(code) ?? { count: 0, row };
    price.count += 1;
    own.total += 1;
    own.prices.set(code, price);
    seen.set(sender, own);
  }
  const usual = new Map<number, { code: number; row: number }>();
  for (const [wallet, { total, prices }] of seen)
    for (const [code, { count, row }] of prices)
      if (count >= 2 && count * 2 > total) usual.set(wallet, { code, row });
  return usual;
}
