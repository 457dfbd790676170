import type { NullReason } from "@facevalue/core";
import { findCommonFunders } from "./find-common-funders.ts";
import { findMoneyCycles } from "./find-money-cycles.ts";
import { findRepeats } from "./find-repeats.ts";
import { findLoops, findRoundTrips } from "./find-returns.ts";
import { findSelfTrades } from "./find-self-trades.ts";
import { findServices, tellServed } from "./find-services.ts";
import { isPositionClosed } from "./is-position-closed.ts";
import { type Funding, NO_EVIDENCE, type WashEvidence } from "./wash-evidence.ts";
import { compareFacts, type WashFacts, type WashSale } from "./wash-facts.ts";
import type { Finding, IsServed, SaleVerdict, WashCode, WashVerdict } from "./wash-verdict.ts";

const CONFIRMING: ReadonlySet<WashCode> = new Set(["WASH-01", "WASH-05", "WASH-06"]);
const LEAST_SUSPICIONS = 2;

type AllFindings = ReadonlyMap<WashSale, readonly Finding[]>;

/**
 * The verdicts on an event's resales, oldest first, of those that a code holds for or that cannot be told. Confirmed: WASH-01, 05 or 06.
 * Suspect: two of WASH-02, 03 and 04, and the wallets belong to one entity or end where they began. One of these three alone is none.
 * What rests on the trades of somebody who acts for others cannot be told.
 */
export function judgeSales(facts: WashFacts, evidence: WashEvidence = NO_EVIDENCE): SaleVerdict[] {
  const sales = facts.sales.toSorted(compareFacts);
  const services = findServices(facts, evidence);
  const isServed = tellServed(facts, services);
  const funding = evidence.funding === null ? null : withServices(evidence.funding, services);
  const found = findAll(sales, funding, isServed);
  const served = sales.some(isServed) ? findAll(sales, funding, () => false) : found;
  const verdictOf = (findings: readonly Finding[], sale: WashSale) =>
    decide(findings, { sale, facts, evidence });
  return sales.flatMap((sale): SaleVerdict[] => {
    if (sale.kind !== "SECONDARY") return [];
    const [own, ofServed] = [found.get(sale) ?? [], served.get(sale) ?? []];
    if (own.length > 0) return [{ sale, verdict: verdictOf(own, sale), reason: null, findings: own }];
    if (ofServed.length > 0) return [undecided(sale, "SERVICE_WALLET")];
    return sale.ticket === null ? [undecided(sale, "TICKETS_UNNUMBERED")] : [];
  });
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
    add(findLoops(resales, isServed));
  }
  if (funding !== null) {
    const resales = sales.filter(
      (sale) => sale.kind === "SECONDARY" && sale.ticket !== null && !isServed(sale),
    );
    const { cycles, loops } = findMoneyCycles(resales, funding);
    for (const findings of [findCommonFunders(resales, funding), loops, cycles]) add(findings);
  }
  for (const findings of found.values()) findings.sort((a, b) => (a.code < b.code ? -1 : 1));
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
