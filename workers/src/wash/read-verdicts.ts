import type { Session } from "@facevalue/db";
import { readSales, type SaleFacts } from "../facts/read-sales.ts";
import type { RecomputeScope } from "../metrics/metric.ts";
import { LEAST_TICKETS } from "./find-services.ts";
import { judgeSales } from "./judge-sales.ts";
import { readFunding, type TracedFunding } from "./read-funding.ts";
import { readWashSales } from "./read-wash-sales.ts";
import { NO_EVIDENCE, type WashEvidence } from "./wash-evidence.ts";
import type { PrimaryPurchases, WashFacts } from "./wash-facts.ts";
import type { SaleVerdict } from "./wash-verdict.ts";

export interface EventWash {
  readonly facts: WashFacts;
  readonly evidence: TracedEvidence;
  /** Of the resales that a code holds for or that cannot be told, oldest first. */
  readonly verdicts: readonly SaleVerdict[];
}

export type TracedEvidence = WashEvidence & { readonly funding: TracedFunding | null };

export interface VerdictOptions {
  /** Which tickets to look at while nobody traces funding; null for all that a wash trade can be among. */
  readonly doubt: readonly string[] | null;
  /** The published events of the scope, by id. */
  readonly events: ReadonlyMap<string, { readonly organizer: string | null }>;
  readonly isTraced: boolean;
}

const NOTHING_BOUGHT: PrimaryPurchases = { all: 0n, byBuyer: new Map() };

/** The verdicts on the scope's events, by event; events without a sale in doubt are left out. */
export async function readVerdicts(
  session: Session,
  scope: RecomputeScope,
  { doubt, events, isTraced }: VerdictOptions,
): Promise<Map<string, EventWash>> {
  const sales = await readWashSales(session, scope, isTraced ? "ALL" : doubt);
  const funding = isTraced ? await readFunding(session, scope.chainId, [...sales.values()].flat()) : null;
  const evidence: TracedEvidence = { ...NO_EVIDENCE, funding };
  const judged = new Map<string, EventWash>();
  const judge = (event: string, facts: WashFacts) =>
    judged.set(event, { facts, evidence, verdicts: judgeSales(facts, evidence) });
  for (const [event, own] of sales) {
    const organizer = events.get(event)?.organizer ?? null;
    judge(event, { sales: own, movements: [], purchases: NOTHING_BOUGHT, organizer });
  }
  for (const [event, purchases] of await readPurchases(session, scope, judged)) {
    const before = judged.get(event);
    if (before !== undefined) judge(event, { ...before.facts, purchases });
  }
  return judged;
}

function isDoubtful({ findings, reason }: SaleVerdict): boolean {
  return findings.length > 0 || reason === "SERVICE_WALLET";
}

/** Primary purchases of the parties to resales with findings, where they may be those of somebody who keeps tickets for others. */
async function readPurchases(
  session: Session,
  scope: RecomputeScope,
  judged: ReadonlyMap<string, EventWash>,
): Promise<Map<string, PrimaryPurchases>> {
  const found = [...judged].filter(([, { verdicts }]) => verdicts.some(isDoubtful));
  const wallets = new Set(
    found.flatMap(([, { verdicts }]) =>
      verdicts.flatMap((one) => (isDoubtful(one) ? [one.sale.seller, one.sale.buyer] : [])),
    ),
  );
  if (wallets.size === 0) return new Map();
  const keys = found.map(([event]) => Buffer.from(event, "latin1"));
  const sales = await readSales(session, { ...scope, keys }, ["kind", "buyer", "quantity"]);
  const purchases = [...sales].map(([event, own]) => [event, countPurchases(own, wallets)] as const);
  return new Map(purchases.filter(([, { byBuyer }]) => byBuyer.size > 0));
}

function countPurchases(
  sales: readonly SaleFacts<"kind" | "buyer" | "quantity">[],
  wallets: ReadonlySet<string>,
): PrimaryPurchases {
  let all = 0n;
  const byBuyer = new Map<string, bigint>();
  for (const { kind, buyer, quantity } of sales) {
    if (kind !== "PRIMARY") continue;
    all += quantity;
    if (wallets.has(buyer)) byBuyer.set(buyer, (byBuyer.get(buyer) ?? 0n) + quantity);
  }
  for (const [buyer, tickets] of byBuyer) if (tickets < LEAST_TICKETS) byBuyer.delete(buyer);
  return { all, byBuyer };
}
