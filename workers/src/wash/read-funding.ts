import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { DuneFunding } from "./dune-filters.ts";
import type { Funding, Payment } from "./wash-evidence.ts";
import type { WashSale } from "./wash-facts.ts";

/** A wallet that pays, or is paid by, more others than this does so for the public. */
const HUB_DEGREE = 50;
const HUB_LIMIT = String(HUB_DEGREE + 1);
const NOBODY = "\0".repeat(20);

const SHAPE = {
  id: "id",
  from: "id",
  to: "id",
  caller: "id?",
  currency: "id",
  amount: "amount",
  transaction: "id",
  time: "count",
  block: "count",
} as const;

type Transfer = Decoded<typeof SHAPE>;

/** Funding as traced, for these metrics' evidence and their baseline. */
export type TracedFunding = Funding & DuneFunding;

/** Whether anybody traced the network's funding. */
export async function isFundingTraced(session: Session, chainId: number): Promise<boolean> {
  const query = sql`select count(*) as count from (
    select from app.funding_scan where chain_id = ${sql.lit(chainId)} limit 1) scans`;
  const [row] = await readRows(session, query, { count: "count" });
  return row !== undefined && row.count > 0;
}

/** What is traced of the parties to these resales: who sent them money first, and where sellers' money went. */
export async function readFunding(
  session: Session,
  chainId: number,
  sales: readonly WashSale[],
): Promise<TracedFunding> {
  const resales = sales.filter(({ kind }) => kind === "SECONDARY");
  const parties = new Set(resales.flatMap(({ seller, buyer, payer }) => [seller, buyer, payer]));
  const sellers = new Set(resales.map(({ seller }) => seller));
  const received = await readTransfers(session, chainId, sql`recipient = any(${list(parties)})`);
  const sent = await readTransfers(session, chainId, sql`sender = any(${list(sellers)})`);
  const senders = received.flatMap(({ from, caller }) => [from, ...(caller === null ? [] : [caller])]);
  const hubs = await readHubs(
    session,
    chainId,
    new Set([...senders, ...sent.map(({ to }) => to), ...parties]),
  );
  const middles = new Set(sent.map(({ to }) => to).filter((wallet) => !hubs.has(wallet)));
  const passedOn = await readTransfers(session, chainId, sql`sender = any(${list(middles)})`);
  return toFunding({ received, payments: [...sent, ...passedOn], hubs });
}

interface Read {
  readonly received: readonly Transfer[];
  readonly payments: readonly Payment[];
  readonly hubs: ReadonlySet<string>;
}

/** A hub's payment is that of who called it, as of a contract that pays many. */
function toFunding({ received, payments, hubs }: Read): TracedFunding {
  const isHub = (wallet: string) => wallet === NOBODY || hubs.has(wallet);
  const senders = new Map<string, string>();
  const funders = new Map<string, { readonly funder: string; readonly time: number }>();
  for (const { from, to, caller, time } of received) {
    if (from === to || from === NOBODY) continue;
    if (!senders.has(to)) senders.set(to, from);
    const funder = isHub(from) ? caller : from;
    if (funder !== null && funder !== to && !isHub(funder) && !funders.has(to))
      funders.set(to, { funder, time });
  }
  return {
    isHub,
    payments: [...new Map(payments.map((payment) => [payment.id, payment])).values()],
    funderOf(wallet, time) {
      const first = funders.get(wallet);
      return first === undefined || first.time > time ? null : first.funder;
    },
    firstFunderOf: (wallet) => senders.get(wallet) ?? null,
    isLabelled: isHub,
  };
}

/** In the order of the chain. A payment's id is its transaction, log index and position. */
async function readTransfers(
  session: Session,
  chainId: number,
  condition: RawBuilder<unknown>,
): Promise<Transfer[]> {
  const query = sql`
    select transaction || int4send(log_index) || int4send(position) as id, sender as "from", recipient as "to", caller,
      currency, amount, transaction, time, block
    from app.funding_transfer where chain_id = ${sql.lit(chainId)} and amount > 0 and ${condition}
    order by block, transaction, log_index, position`;
  return await readRows(session, query, SHAPE);
}

async function readHubs(
  session: Session,
  chainId: number,
  wallets: ReadonlySet<string>,
): Promise<Set<string>> {
  const degree = (own: string, other: string) => sql`(select count(*) from (
    select distinct ${sql.id(other)} from app.funding_transfer
    where chain_id = ${sql.lit(chainId)} and ${sql.id(own)} = wallet limit ${sql.raw(HUB_LIMIT)}) others)`;
  const query = sql`
    select wallet from unnest(${list(wallets)}) as wallet
    where ${degree("sender", "recipient")} > ${sql.raw(String(HUB_DEGREE))}
      or ${degree("recipient", "sender")} > ${sql.raw(String(HUB_DEGREE))}`;
  const rows = await readRows(session, query, { wallet: "id" });
  return new Set(rows.map(({ wallet }) => wallet));
}

function list(wallets: Iterable<string>): RawBuilder<unknown> {
  return bytesList([...wallets].map((wallet) => Buffer.from(wallet, "latin1")));
}
