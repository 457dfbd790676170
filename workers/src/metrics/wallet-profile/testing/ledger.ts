import type { ChainBlock, SaleFact } from "../../../testing/chain-fact.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { count, placedFacts, tickets } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import type { WalletHistory } from "./wallet-history.ts";
import { moneyRows } from "./wallet-money-ledger.ts";

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const histories = walletHistories(blocks);
  return { wallet_profile: histories.map(profileRow), wallet_money: histories.flatMap(moneyRows) };
};

const GONE = new Set(["VOIDED", "REFUNDED", "EXPIRED", "BURNED"]);

function walletHistories(blocks: readonly ChainBlock[]): WalletHistory[] {
  const facts = placedFacts(blocks).map((fact, order) => ({ ...fact, order }));
  const sales = facts.filter((fact) => fact.type === "sale");
  const resales = sales.filter(isResale);
  const moves = facts
    .filter((fact) => fact.type === "transfer")
    .filter(({ kind, from, to }) => ["GIFT", "CLAIM", "CUSTODY"].includes(kind) && from !== to);
  const statuses = facts
    .filter((fact) => fact.type === "status")
    .filter(({ status }) => ["CHECKED_IN", "REFUNDED"].includes(status));
  const uses = facts.filter((fact) => fact.type === "use");
  const current = currentHoldings(blocks);
  const wallets = new Set([
    ...sales.map(({ buyer }) => buyer),
    ...resales.map(({ seller }) => seller),
    ...moves.flatMap(({ from, to }) => [from, to]),
    ...[...statuses, ...uses].map(({ holder }) => holder),
    ...current.map(({ owner }) => owner),
  ]);
  // Issues and burns: nobody's.
  wallets.delete("00".repeat(20));
  return [...wallets].map((wallet) => ({
    wallet,
    bought: sales.filter(({ buyer }) => buyer === wallet),
    resold: resales.filter(({ seller }) => seller === wallet),
    given: moves.filter(({ from }) => from === wallet),
    received: moves.filter(({ to }) => to === wallet),
    statuses: statuses.filter(({ holder }) => holder === wallet),
    uses: uses.filter(({ holder }) => holder === wallet),
    held: current.filter(({ owner }) => owner === wallet),
  }));
}

interface Current {
  readonly owner: string;
  readonly held: bigint;
  readonly block: number;
}

/** Tickets and holdings as they are in the end. */
function currentHoldings(blocks: readonly ChainBlock[]): Current[] {
  const current = new Map<string, Current>();
  for (const fact of placedFacts(blocks)) {
    const { block } = fact;
    if (fact.type === "ticket") {
      const held = GONE.has(fact.status) ? 0n : 1n;
      current.set(`ticket ${fact.ticket}`, { owner: fact.owner, held, block });
    } else if (fact.type === "holding") {
      current.set(`holding ${fact.holding}`, { owner: fact.owner, held: fact.quantity, block });
    }
  }
  return [...current.values()];
}

const isFree = ({ kind, price }: SaleFact) => kind === "PRIMARY" && price === 0n;
const isResale = ({ kind }: SaleFact) => kind === "SECONDARY";

function profileRow(history: WalletHistory): MetricRow {
  const { wallet, bought, resold, given, received, statuses, uses, held } = history;
  const paid = bought.filter((sale) => !isFree(sale));
  const compared = resold.filter(
    ({ price, currency, faceValue, faceCurrency }) =>
      price !== null && faceValue !== null && faceValue > 0n && currency === faceCurrency,
  );
  const seen = [...bought, ...resold, ...given, ...received, ...statuses, ...uses];
  const times = seen.map(({ time }) => time);
  const admitted = [...statuses.filter(({ status }) => status === "CHECKED_IN"), ...uses];
  const checkedIn = new Set(
    statuses.flatMap(({ status, ticket }) => (status === "CHECKED_IN" ? ticket : [])),
  );
  return {
    wallet,
    primary_bought_count: tickets(paid, ({ kind }) => kind === "PRIMARY"),
    resale_bought_count: tickets(paid, isResale),
    complimentary_count: tickets(bought, isFree),
    unpriced_bought_count: tickets(bought, ({ price }) => price === null),
    resold_count: tickets(resold),
    unpriced_resold_count: tickets(resold, ({ price }) => price === null),
    face_compared_count: tickets(compared),
    above_face_count: tickets(
      compared,
      ({ price, faceValue }) => 1000n * (price ?? 0n) > 1005n * (faceValue ?? 0n),
    ),
    given_count: tickets(given),
    received_count: tickets(received),
    held_count: String(held.reduce((sum, one) => sum + one.held, 0n)),
    checked_in_count: String(BigInt(checkedIn.size) + BigInt(tickets(uses))),
    refund_count: count(statuses, ({ status }) => status === "REFUNDED"),
    bought_event_count: distinctEvents(paid),
    attended_event_count: distinctEvents(admitted),
    first_seen_at: times.length === 0 ? null : String(Math.min(...times)),
    last_seen_at: times.length === 0 ? null : String(Math.max(...times)),
    as_of_block: String(Math.max(...[...seen, ...held].map(({ block }) => block))),
    methodology: "2",
  };
}

function distinctEvents(facts: readonly { readonly event: string | null }[]): string {
  return String(new Set(facts.flatMap(({ event }) => event ?? [])).size);
}
