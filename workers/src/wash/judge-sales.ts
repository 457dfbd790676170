import type { NullReason } from "@facevalue/core";
import { findCommonFunders } from "./find-common-funders.ts";
import { findLongWays } from "./find-long-ways.ts";
import { findMoneyCycles } from "./find-money-cycles.ts";
import { findRepeatedWays } from "./find-repeated-ways.ts";
import { findRepeats } from "./find-repeats.ts";
import { findLoops, findRoundTrips } from "./find-returns.ts";
import { findSelfTrades } from "./find-self-trades.ts";
import { findServices, tellServed } from "./find-services.ts";
import { findHandRepeats, groupHands, type IsOneHand } from "./group-hands.ts";
import { isPositionClosed } from "./is-position-closed.ts";
import { type Funding, NO_EVIDENCE, type WashEvidence } from "./wash-evidence.ts";
import { compareFacts, type WashFacts, type WashSale } from "./wash-facts.ts";
import type { Finding, IsServed, SaleVerdict, WashCode, WashVerdict } from "./wash-verdict.ts";

const CONFIRMING: ReadonlySet<WashCode> = new Set(["WASH-01", "WASH-05", "WASH-06"]);
const LEAST_SUSPICIONS = 2;

type AllFindings = ReadonlyMap<WashSale, readonly Finding[]>;

/**
 * The verdicts on an event's resales, oldest first, of those that a code holds for or that cannot be told. Confirmed: WASH-01, 05 or 06.
 * Suspect: two of WASH-02, 03 and 04, and the wallets belong to one entity or end where they began. One of these three alone is none,
 * unless the two wallets are shown to be one hand by other sales of the event.
 * What rests on the trades of somebody who acts for others cannot be told.
 */
export function judgeSales(facts: WashFacts, evidence: WashEvidence = NO_EVIDENCE): SaleVerdict[] {
  const sales = facts.sales.toSorted(compareFacts);
  const services = findServices(facts, evidence);
  const isServed = tellServed(facts, services);
  const funding = evidence.funding === null ? null : withServices(evidence.funding, services);
  const found = findAll(sales, funding, isServed);
  const served = sales.some(isServed) ? findAll(sales, funding, () => false) : found;
  const verdictOf = (sale: WashSale) => decide(found.get(sale) ?? [], { sale, facts, evidence });
  const told = sales.filter((sale) => sale.kind === "SECONDARY" && verdictOf(sale) !== "NONE");
  const isOneHand = groupHands(told);
  const ofHands = told.length === 0 ? found : withHands(found, sales, { isOneHand, isServed });
  return sales.flatMap((sale): SaleVerdict[] => {
    if (sale.kind !== "SECONDARY") return [];
    const [own, ofServed] = [ofHands.get(sale) ?? [], served.get(sale) ?? []];
    const isHand = isOneHand(sale) && !isServed(sale);
    const verdict = isHand && verdictOf(sale) === "NONE" ? "SUSPECT" : verdictOf(sale);
    if (own.length > 0) return [{ sale, verdict, reason: null, findings: own }];
    if (ofServed.length > 0) return [undecided(sale, "SERVICE_WALLET")];
    return sale.ticket === null ? [undecided(sale, "TICKETS_UNNUMBERED")] : [];
  });
}

interface Hands {
  readonly isOneHand: IsOneHand;
  readonly isServed: IsServed;
}

/** The findings, with repetition by wallets of one hand. */
function withHands(
  found: AllFindings,
  sales: readonly WashSale[],
  { isOneHand, isServed }: Hands,
): AllFindings {
  const all = new Map(found);
  for (const resales of resalesByTicket(sales).values()) {
    for (const [sale, finding] of findHandRepeats(resales, isOneHand, isServed)) {
      const own = all.get(sale) ?? [];
      if (own.every(({ code }) => code !== finding.code)) all.set(sale, [...own, finding].toSorted(byCode));
    }
  }
  return all;
}

const byCode = (a: Finding, b: Finding) => (a.code < b.code ? -1 : 1);

/** Resales of tickets with a number of their own. */
function resalesByTicket(sales: readonly WashSale[]): Map<string, WashSale[]> {
  const byTicket = new Map<string, WashSale[]>();
  for (const sale of sales) {
    if (sale.kind !== "SECONDARY" || sale.ticket === null) continue;
    const own = byTicket.get(sale.ticket);
    if (own === undefined) byTicket.set(sale.ticket, [sale]);
    else own.push(sale);
  }
  return byTicket;
}

/** Services are hubs: that two wallets got money from one, or sent some to one, says nothing. */
function withServices(funding: Funding, services: ReadonlySet<string>): Funding {
  const isHub = (wallet: string) => services.has(wallet) || funding.isHub(wallet);
  return {
    isHub,
    payments: funding.payments,
    funderOf(wallet, time) {
      const funder = funding.funderOf(wallet, time);
      return funder === null || isHub(funder) ? null : funder;
    },
  };
}

function undecided(sale: WashSale, reason: NullReason): SaleVerdict {
  return { sale, verdict: null, reason, findings: [] };
}

/** The findings of every sale, each code once, in the order of codes. Tickets without a number are told by their parties alone. */
function findAll(sales: readonly WashSale[], funding: Funding | null, isServed: IsServed): AllFindings {
  const found = new Map<WashSale, Finding[]>();
  const add = (findings: ReadonlyMap<WashSale, Finding>) => {
    for (const [sale, finding] of findings) {
      const own = found.get(sale);
      if (own === undefined) found.set(sale, [finding]);
      else if (own.every(({ code }) => code !== finding.code)) own.push(finding);
    }
  };
  const numbered = Map.groupBy(sales, ({ ticket }) => ticket);
  for (const [ticket, own] of numbered) {
    const resales = own.filter(({ kind }) => kind === "SECONDARY");
    if (ticket === null) {
      for (const sale of resales) add(findSelfTrades([sale], isServed));
      continue;
    }
    add(findSelfTrades(own, isServed));
    add(findRoundTrips(resales, isServed));
    add(findRepeats(resales, isServed));
    add(findLongWays(resales, isServed));
    add(findLoops(resales, isServed));
  }
  add(findRepeatedWays(resalesByTicket(sales), isServed));
  if (funding !== null) {
    const resales = sales.filter(
      (sale) => sale.kind === "SECONDARY" && sale.ticket !== null && !isServed(sale),
    );
    const { cycles, loops } = findMoneyCycles(resales, funding);
    for (const findings of [findCommonFunders(resales, funding), loops, cycles]) add(findings);
  }
  for (const findings of found.values()) findings.sort(byCode);
  return found;
}

interface Context {
  readonly sale: WashSale;
  readonly facts: WashFacts;
  readonly evidence: WashEvidence;
}

function decide(findings: readonly Finding[], { sale, facts, evidence }: Context): WashVerdict {
  if (findings.some(({ code }) => CONFIRMING.has(code))) return "CONFIRMED";
  if (findings.length < LEAST_SUSPICIONS) return "NONE";
  if (findings.some(({ code }) => code === "WASH-02")) return "SUSPECT";
  const { entityOf } = evidence;
  const owner = entityOf?.(sale.seller) ?? null;
  if (owner !== null && owner === entityOf?.(sale.buyer)) return "SUSPECT";
  const ofTicket = <Row extends { readonly ticket: string | null }>(rows: readonly Row[]) =>
    rows.filter(({ ticket }) => ticket === sale.ticket);
  const steps = [
    ...ofTicket(facts.movements),
    ...ofTicket(facts.sales).map((own) => ({ ...own, from: own.seller, to: own.buyer })),
  ];
  return isPositionClosed(sale, steps) ? "SUSPECT" : "NONE";
}
