import { type FundingColumns, NONE } from "../facts/detection-facts.ts";
import { hasRole, isSubject } from "../roles/role.ts";
import type { Payment } from "./dossier.ts";
import type { DossierIndex } from "./dossier-index.ts";
import { fundingPlace, placeOf } from "./place-of.ts";

/**
 * Money in and out of the entity's wallets, between them too: traced, and what sales themselves show, a payer who is not the buyer and a
 * payee who is not the seller. Those who serve the public are no peers; who has a contract pay many is the peer in its place. Null where
 * nothing was traced and sales show nothing.
 */
export function paymentsOf(index: DossierIndex, position: number): Payment[] | null {
  const { facts, paidIn, paidOut } = index;
  const { funding } = facts;
  const shown = shownBySales(index, position);
  if (funding === null || paidIn === null || paidOut === null) {
    return shown.length === 0 ? null : shown.sort(inTime);
  }
  const add = (payment: Payment | null) => payment !== null && shown.push(payment);
  for (const row of paidIn.of(position)) add(tracedPayment(index, funding, { row, isOut: false }));
  for (const row of paidOut.of(position)) add(tracedPayment(index, funding, { row, isOut: true }));
  return shown.sort(inTime);
}

function inTime({ at }: Payment, { at: other }: Payment): number {
  return at.time - other.time || at.block - other.block || (at.logIndex ?? NONE) - (other.logIndex ?? NONE);
}

function tracedPayment(
  { roles }: DossierIndex,
  funding: FundingColumns,
  { row, isOut }: { row: number; isOut: boolean },
): Payment | null {
  const from = funding.from[row] as number;
  const to = funding.to[row] as number;
  const caller = funding.caller[row] as number;
  const wallet = isOut ? from : to;
  const named = isOut ? to : from;
  const peer = !isOut && hasRole(roles, named, "DISPERSER") ? caller : named;
  if (peer === NONE || peer === wallet || !isSubject(roles, peer)) return null;
  return { at: fundingPlace(funding, row), wallet, peer, isOut };
}

function shownBySales({ facts, roles, bought, sold }: DossierIndex, position: number): Payment[] {
  const { sales } = facts;
  const payments: Payment[] = [];
  const add = (row: number, sides: { wallet: number; peer: number; isOut: boolean }) => {
    const { wallet, peer } = sides;
    if (peer === NONE || peer === wallet || !isSubject(roles, peer)) return;
    payments.push({ at: placeOf(sales, row), ...sides });
  };
  for (const row of bought.of(position)) {
    add(row, { wallet: sales.buyer[row] as number, peer: sales.payer[row] as number, isOut: false });
  }
  for (const row of sold.of(position)) {
    add(row, { wallet: sales.seller[row] as number, peer: sales.payee[row] as number, isOut: true });
  }
  return payments;
}
