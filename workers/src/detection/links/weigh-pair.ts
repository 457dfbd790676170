import { NONE } from "../facts/detection-facts.ts";
import { type EvidenceRow, evidencePlace } from "../facts/evidence.ts";
import { sharedKey } from "./attribute-evidence.ts";
import type { AttributeList } from "./attribute-list.ts";
import type { DirectEdges } from "./direct-edges.ts";
import type { Link, LinkEvidence, LinkFamily } from "./link.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import { lockstepOf, type ResaleChoices } from "./lockstep.ts";
import { comparePurchases, type PurchaseEvidence } from "./purchase-evidence.ts";
import type { PurchaseList } from "./purchase-list.ts";

const MOST_ROWS = 20;

/** All that wallets can have in common. */
export interface LinkSources {
  readonly context: LinkContext;
  readonly funders: AttributeList;
  readonly sinks: AttributeList;
  /** Sinks that are one customer's address at an exchange. */
  readonly deposits: ReadonlySet<number>;
  /** For whom each patron paid tickets, and how sure it is that patrons and sinks are one hand's. */
  readonly patrons: ReadonlyMap<number, ReadonlySet<number>>;
  readonly patronWeights: ReadonlyMap<number, number>;
  readonly sinkWeights: ReadonlyMap<number, number>;
  readonly operators: AttributeList;
  readonly fingerprints: AttributeList;
  readonly purchases: PurchaseList;
  readonly choices: ResaleChoices;
  readonly direct: DirectEdges;
}

export interface WeighedPair extends Link {
  /** Whether it is evidence enough for a link. */
  readonly isLink: boolean;
}

/** Everything that speaks for one hand behind two members; the lower number first. */
export function weighPair(sources: LinkSources, first: number, second: number): WeighedPair {
  const pair = { first, second };
  const { population } = sources.context;
  const purchases = comparePurchases(sources.purchases, pair, population);
  const direct = directEvidence(sources.direct, pair);
  const fund = attribute("FUND", sources.funders, pair, {
    population,
    closeSeconds: LINK_SETTINGS.fundSeconds,
    closeFactor: LINK_SETTINGS.fundFactor,
    adjust: (funder, llr) => weighFunder(sources, pair, funder, llr),
  });
  const families = [
    fund,
    attribute("SINK", sources.sinks, pair, {
      population,
      closeSeconds: 0,
      closeFactor: 1,
      adjust: (sink, llr) => weighSink(sources, pair, sink, llr),
    }),
    purchaseEvidence("SYNC", purchases.sync),
    capped(purchaseEvidence("SEQ", purchases.sequence)),
    purchaseEvidence("LOCKSTEP", lockstepOf(sources.purchases, sources.choices, pair)),
    direct?.evidence ?? null,
    technical(sources, pair, population),
  ].filter((evidence) => evidence !== null);
  const llr = families.reduce((sum, evidence) => sum + evidence.llr, 0);
  const counted = families.filter((evidence) =>
    evidence.family === "DIRECT" ? direct?.isMutual === true : evidence.llr >= LINK_SETTINGS.familyFloor,
  );
  const { threshold, leastThreshold } = LINK_SETTINGS;
  const isEnough = llr >= Math.max(leastThreshold, threshold + Math.log(population));
  return { ...pair, llr, families, isLink: isEnough && countFamilies(counted) >= 2 && !isChance(counted) };
}

/**
 * Whether nothing counts but what friends and rivals have in common: a club pays for its members and waits for the sale with them, who gives each other
 * tickets may use the same software, and so may two who live off resale.
 */
function isChance(counted: readonly LinkEvidence[]): boolean {
  const isClub = ({ family }: LinkEvidence) => family === "FUND" || family === "SYNC";
  const isAlike = ({ family, through }: LinkEvidence) =>
    family === "SEQ" || (family === "TECH" && through === NONE);
  const isFriendly = (evidence: LinkEvidence) => isGifts(evidence) || evidence.family === "TECH";
  const isRival = ({ family, llr }: LinkEvidence) =>
    family === "SYNC" || family === "SEQ" || (family === "LOCKSTEP" && llr < LINK_SETTINGS.lockstepAlone);
  return [isClub, isAlike, isFriendly, isRival].some((test) => counted.every(test));
}

/** Whether a family rests on nothing but tickets given away. */
const isGifts = ({ rows }: LinkEvidence) => rows.every((row) => evidencePlace(row).table === "transfer");

/** Gifts of several families count as one: gifts alone never link. */
function countFamilies(counted: readonly LinkEvidence[]): number {
  const gifts = counted.filter(isGifts).length;
  return counted.length - Math.max(0, gifts - 1);
}

interface Pair {
  readonly first: number;
  readonly second: number;
}

function attribute(
  family: LinkFamily,
  list: AttributeList,
  pair: Pair,
  weight: Parameters<typeof sharedKey>[2],
): LinkEvidence | null {
  const shared = sharedKey(list, pair, weight);
  if (shared === null) return null;
  return evidenceOf(family, shared.llr, { through: shared.key, count: shared.count, rows: shared.rows });
}

function capped(evidence: LinkEvidence | null): LinkEvidence | null {
  return evidence === null ? null : { ...evidence, llr: Math.min(LINK_SETTINGS.sequenceCap, evidence.llr) };
}

/** Who pays the tickets of a group that lives off resale is their hand, and no hand of who got other money of it. */
function weighFunder(sources: LinkSources, { first, second }: Pair, funder: number, llr: number): number {
  const weight = sources.patronWeights.get(funder);
  if (weight === undefined) return llr;
  const paidFor = sources.patrons.get(funder);
  return paidFor?.has(first) && paidFor.has(second) ? Math.max(weight, llr) : 0;
}

function weighSink(sources: LinkSources, pair: Pair, sink: number, llr: number): number {
  const least = isPrivate(sources, pair, sink) ? LINK_SETTINGS.privateSink : 0;
  return Math.max(least, sources.sinkWeights.get(sink) ?? 0, llr);
}

/** Whether a sink takes for one hand: it is a customer's address at an exchange, or it funds both wallets or has their funder. */
function isPrivate({ deposits, funders }: LinkSources, { first, second }: Pair, sink: number): boolean {
  if (deposits.has(sink) || (funders.has(first, sink) && funders.has(second, sink))) return true;
  return funders.keysOf(first).some((funder) => funders.has(second, funder) && funders.has(sink, funder));
}

function purchaseEvidence(family: LinkFamily, found: PurchaseEvidence | null): LinkEvidence | null {
  return found === null
    ? null
    : evidenceOf(family, found.llr, { through: NONE, count: found.count, rows: found.rows });
}

/** The same operator, else the same rare fingerprint. */
function technical(sources: LinkSources, pair: Pair, population: number): LinkEvidence | null {
  const weight = { population, closeSeconds: 0, closeFactor: 1 };
  const operator = attribute("TECH", sources.operators, pair, weight);
  if (operator !== null) return operator;
  const fingerprint = attribute("TECH", sources.fingerprints, pair, weight);
  return fingerprint === null ? null : { ...fingerprint, through: NONE };
}

/** Mutual where both have acted: each paid or gave the other something, or the receiver offered what it got. */
function directEvidence(
  direct: DirectEdges,
  { first, second }: Pair,
): { evidence: LinkEvidence; isMutual: boolean } | null {
  const there = direct.between(first, second);
  const back = direct.between(second, first);
  const rows = [...(there?.rows ?? []), ...(back?.rows ?? [])];
  if (rows.length === 0) return null;
  const isMutual =
    (there !== undefined && back !== undefined) || there?.isContinued === true || back?.isContinued === true;
  const llr = isMutual ? LINK_SETTINGS.directBoth : LINK_SETTINGS.directOnce;
  return { evidence: evidenceOf("DIRECT", llr, { through: NONE, count: rows.length, rows }), isMutual };
}

function evidenceOf(
  family: LinkFamily,
  llr: number,
  { through, count, rows }: { through: number; count: number; rows: readonly EvidenceRow[] },
): LinkEvidence {
  return {
    family,
    llr: Math.min(LINK_SETTINGS.familyCap, llr),
    through,
    count,
    rows: rows.slice(0, MOST_ROWS),
  };
}
