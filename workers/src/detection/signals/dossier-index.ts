import type { Entity } from "../entities/entity.ts";
import { type DetectionFacts, NONE, PRIMARY, SECONDARY, TRANSFER_KINDS } from "../facts/detection-facts.ts";
import { moneyEdges } from "../roles/money-edges.ts";
import { hasRole, type Roles } from "../roles/role.ts";
import type { OpenDoor } from "./dossier.ts";
import { type GroupedRows, groupRows } from "./group-rows.ts";
import { placeOf } from "./place-of.ts";
import type { PublishedTerms } from "./read-terms.ts";
import { type WashTrades, washKey } from "./read-wash-trades.ts";

export interface DossierSource {
  readonly facts: DetectionFacts;
  readonly roles: Roles;
  readonly entities: readonly Entity[];
  readonly terms: PublishedTerms;
  readonly washTrades: WashTrades;
}

/** Which rows of the facts concern which entity, by the entities' positions. */
export interface DossierIndex extends DossierSource {
  /** Entity of each wallet; NONE for wallets that are no subjects. */
  readonly entityOf: Int32Array;
  readonly bought: GroupedRows;
  readonly sold: GroupedRows;
  readonly received: GroupedRows;
  readonly released: GroupedRows;
  /** Wash trades, by the seller's entity and by the buyer's where that is another. */
  readonly washSold: GroupedRows;
  readonly washBought: GroupedRows;
  readonly listed: GroupedRows;
  readonly ended: GroupedRows;
  /** Traced payments that are no dust to the entity's wallet; null without funding evidence. */
  readonly paidIn: GroupedRows | null;
  readonly paidOut: GroupedRows | null;
  /** Row of the transfer that gave a wallet its first ticket; NONE for none. */
  readonly firstReceipt: Int32Array;
  /** Row of each wallet's first purchase from an organizer. */
  readonly firstPurchase: Int32Array;
  readonly doors: ReadonlyMap<number, OpenDoor>;
}

const GIFT = TRANSFER_KINDS.indexOf("GIFT");
const CLAIM = TRANSFER_KINDS.indexOf("CLAIM");

export function indexDossiers(source: DossierSource): DossierIndex {
  const { facts, entities, washTrades } = source;
  const { sales, transfers, listings, statuses, funding } = facts;
  const entityOf = new Int32Array(facts.wallets.count).fill(NONE);
  for (const [position, { wallets }] of entities.entries())
    for (const wallet of wallets) entityOf[wallet] = position;
  const owner = (wallet: number | undefined) => (wallet === undefined ? NONE : (entityOf[wallet] ?? NONE));
  const group = (count: number, groupOf: (row: number) => number) =>
    groupRows(count, entities.length, groupOf);
  /** The entity of one side of a movement, unless the other side is the same entity. */
  const acrossBorder = (own: number | undefined, other: number | undefined) =>
    owner(own) === owner(other) ? NONE : owner(own);
  const isGiven = (row: number) => transfers.kind[row] === GIFT;
  const isReceived = (row: number) => isGiven(row) || transfers.kind[row] === CLAIM;
  const isWash = (row: number) =>
    washTrades.size > 0 &&
    washTrades.has(washKey(sales.transaction[row] as number, sales.logIndex[row] as number));
  const { isFunding, isSpending } = paymentsThatCount(source);
  return {
    ...source,
    entityOf,
    bought: group(sales.count, (row) => acrossBorder(sales.buyer[row], sales.seller[row])),
    sold: group(sales.count, (row) =>
      sales.kind[row] === SECONDARY ? acrossBorder(sales.seller[row], sales.buyer[row]) : NONE,
    ),
    received: group(transfers.count, (row) =>
      isReceived(row) ? acrossBorder(transfers.to[row], transfers.from[row]) : NONE,
    ),
    released: group(transfers.count, (row) =>
      isGiven(row) ? acrossBorder(transfers.from[row], transfers.to[row]) : NONE,
    ),
    washSold: group(sales.count, (row) => (isWash(row) ? owner(sales.seller[row]) : NONE)),
    washBought: group(sales.count, (row) =>
      isWash(row) ? acrossBorder(sales.buyer[row], sales.seller[row]) : NONE,
    ),
    listed: group(listings.count, (row) => owner(listings.seller[row])),
    ended: group(statuses.count, (row) => owner(statuses.holder[row])),
    paidIn: funding && group(funding.count, (row) => (isFunding[row] === 1 ? owner(funding.to[row]) : NONE)),
    paidOut:
      funding && group(funding.count, (row) => (isSpending[row] === 1 ? owner(funding.from[row]) : NONE)),
    firstReceipt: firstRows(facts.wallets.count, transfers.count, (row) => transfers.to[row]),
    firstPurchase: firstRows(facts.wallets.count, sales.count, (row) =>
      sales.kind[row] === PRIMARY ? sales.buyer[row] : NONE,
    ),
    doors: openDoors(facts),
  };
}

/** By row of the traced payments, 1 where it is no dust to its receiver, or its sender. */
function paymentsThatCount({ facts, roles }: DossierSource) {
  const count = facts.funding?.count ?? 0;
  const isFunding = new Uint8Array(count);
  const isSpending = new Uint8Array(count);
  const money = moneyEdges(facts, (wallet) => hasRole(roles, wallet, "DISPERSER"));
  for (const [edge, row] of money.row.entries()) {
    isFunding[row] = money.isFunding[edge] as number;
    isSpending[row] = money.isSpending[edge] as number;
  }
  return { isFunding, isSpending };
}

function firstRows(
  walletCount: number,
  rowCount: number,
  walletOf: (row: number) => number | undefined,
): Int32Array {
  const first = new Int32Array(walletCount).fill(NONE);
  for (let row = 0; row < rowCount; row += 1) {
    const wallet = walletOf(row) ?? NONE;
    if (wallet !== NONE && first[wallet] === NONE) first[wallet] = row;
  }
  return first;
}

function openDoors({ statuses }: DetectionFacts): Map<number, OpenDoor> {
  const doors = new Map<number, OpenDoor>();
  for (let row = 0; row < statuses.count; row += 1) {
    const event = statuses.event[row] ?? NONE;
    if (statuses.kind[row] === 0 && event !== NONE && !doors.has(event)) {
      doors.set(event, { event, at: placeOf(statuses, row) });
    }
  }
  return doors;
}
