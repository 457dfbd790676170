import type { TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENT_QUERY, type EventAnswer } from "./support/event-query.ts";
import { exactRatio, formatScaled, parseScaled } from "./support/exact-ratio.ts";
import { type Running, startFacevalue } from "./support/facevalue.ts";
import { query } from "./support/graphql.ts";
import { keepLedger, type Ledger, type LedgerEvent } from "./support/ledger.ts";
import { readHolders } from "./support/read-holders.ts";
import { readLogs } from "./support/read-logs.ts";
import { emptyDatabase, indexAndWork, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";
import { WALLET_QUERY, type WalletAnswer } from "./support/wallet-query.ts";

let world: SeasonWorld;
let database: TestDatabase;
let server: Running;
let url: string;
let ledger: Ledger;

beforeAll(async () => {
  world = await playOnAnvil({ seed: "ledger", scale: 0.5 });
  database = await emptyDatabase();
  await indexAndWork(world.rpcUrl, database.url, world.season.headBlock);
  server = startFacevalue(["serve", "--database", database.url, "--port", "0"]);
  url = await server.saysOnStdout(/Dashboard: (\S+)/);
  const logs = await readLogs(world.rpcUrl, world.season.headBlock);
  const { factory, market } = world.season;
  ledger = keepLedger(logs, { factory: factory.toLowerCase(), market: market.toLowerCase() });
});

afterAll(async () => {
  server?.process.kill("SIGTERM");
  await server?.finished;
  await database?.drop();
  await world?.anvil.stop();
});

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function askFor({ contract, eventId }: LedgerEvent): Promise<EventAnswer> {
  return query<EventAnswer>(url, EVENT_QUERY, { chainId: 31337, contract, eventId: eventId.toString() });
}

/** As the receipts name a currency: its address, zeros for the chain's own coin. */
function currencyKey({ address }: { readonly address: string | null }): string {
  return address?.toLowerCase() ?? `0x${"0".repeat(40)}`;
}

test("the season is large enough to mean something", () => {
  const resales = [...ledger.events.values()].flatMap((event) => event.resales);
  expect(ledger.events.size).toBeGreaterThanOrEqual(3);
  expect(resales.length).toBeGreaterThan(100);
  expect(resales.some(({ price, face }) => price < face)).toBe(true);
  expect(resales.some(({ price, face }) => price > face)).toBe(true);
});

describe("the figures of every event equal the receipts'", () => {
  test("counts and names", async () => {
    for (const expected of ledger.events.values()) {
      const { event } = await askFor(expected);
      const capacity = [...expected.supplies.values()].reduce((sum, supply) => sum + supply, 0n);
      expect(event.name).toBe(expected.name);
      expect(event.capacity).toBe(capacity.toString());
      expect(event.status === "CANCELLED").toBe(expected.isCancelled);
      expect(event.issuedCount).toBe(String(expected.primaryCount + expected.complimentaryCount));
      const { resaleShare, freshness, revenue, ...counts } = event.salesSummary;
      expect(counts).toEqual({
        primaryCount: String(expected.primaryCount),
        complimentaryCount: String(expected.complimentaryCount),
        refundCount: String(expected.refundCount),
        resaleCount: String(expected.resaleCount),
        resoldTicketCount: String(expected.resoldTickets.size),
        checkedInCount: String(expected.checkedIn.size),
        primaryBuyerCount: String(expected.primaryBuyers.size),
        resaleBuyerCount: String(expected.resaleBuyers.size),
      });
      const share =
        expected.primaryCount > 0
          ? exactRatio(BigInt(expected.resoldTickets.size), BigInt(expected.primaryCount))
          : null;
      expect(resaleShare.value === null ? null : formatScaled(parseScaled(resaleShare.value))).toBe(share);
      expect(freshness.block).toBe(String(world.season.headBlock));
      expect(revenue.length).toBe(expected.money.size);
    }
  });

  test("money, to the smallest unit", async () => {
    for (const expected of ledger.events.values()) {
      const { event } = await askFor(expected);
      for (const revenue of event.salesSummary.revenue) {
        const address = revenue.currency.address?.toLowerCase() ?? `0x${"0".repeat(40)}`;
        const money = expected.money.get(address);
        if (money === undefined) throw new Error(`no sale of ${expected.name} was paid in ${address}`);
        const proceeds = money.resaleGross - money.royalties - money.marketplaceFees;
        const net = money.primaryGross - money.primaryFees - money.refunds + money.royalties;
        expect({
          primaryGross: BigInt(revenue.primaryGross.raw),
          primaryFees: BigInt(revenue.primaryFees.raw),
          refunds: BigInt(revenue.refunds.raw),
          resaleGross: BigInt(revenue.resaleGross.raw),
          royalties: BigInt(revenue.royalties.raw),
          marketplaceFees: BigInt(revenue.marketplaceFees.raw),
        }).toEqual(money);
        expect(BigInt(revenue.sellerProceeds.raw)).toBe(proceeds);
        expect(BigInt(revenue.organizerNet.raw)).toBe(net);
      }
    }
  });

  test("money per tier, and who got it", async () => {
    for (const expected of ledger.events.values()) {
      const { event } = await askFor(expected);
      const perTier = event.tierSales.flatMap(({ ticketType, revenue }) =>
        revenue
          .filter(({ primaryGross }) => primaryGross.raw !== "0")
          .map(({ currency, primaryGross }): [string, bigint] => [
            `${ticketType?.tierId} ${currencyKey(currency)}`,
            BigInt(primaryGross.raw),
          ]),
      );
      expect(new Map(perTier)).toEqual(expected.tierGross);
      for (const { kind, gross, unattributed, roles } of event.feeBreakdown.totals) {
        const money = expected.money.get(currencyKey(gross.currency));
        if (money === undefined) {
          expect(gross.raw).toBe("0");
          continue;
        }
        const isPrimary = kind === "PRIMARY";
        const parts = isPrimary
          ? { SELLER: money.primaryGross - money.primaryFees, PRIMARY_FEE: money.primaryFees }
          : {
              SELLER: money.resaleGross - money.royalties - money.marketplaceFees,
              ROYALTY: money.royalties,
              MARKETPLACE: money.marketplaceFees,
            };
        const paid = Object.entries(parts).filter(([, amount]) => amount > 0n);
        expect(unattributed.raw).toBe("0");
        expect(BigInt(gross.raw)).toBe(isPrimary ? money.primaryGross : money.resaleGross);
        expect(new Map(roles.map(({ role, amount }) => [role, BigInt(amount.raw)]))).toEqual(new Map(paid));
      }
    }
  });

  test("weeks add up to the whole", async () => {
    for (const expected of ledger.events.values()) {
      const { points } = (await askFor(expected)).event.salesSeries;
      const sum = (counts: readonly string[]) => counts.reduce((total, count) => total + Number(count), 0);
      expect(sum(points.map(({ primaryCount }) => primaryCount))).toBe(expected.primaryCount);
      expect(sum(points.map(({ resaleCount }) => resaleCount))).toBe(expected.resaleCount);
    }
  });

  test("markup", async () => {
    for (const expected of ledger.events.values()) {
      const { markup } = (await askFor(expected)).event;
      const measured = expected.resales.filter(
        ({ face, currency, faceCurrency }) => face > 0n && currency === faceCurrency,
      );
      expect(markup.resaleCount).toBe(String(expected.resaleCount));
      expect(markup.measuredCount).toBe(String(measured.length));
      expect(markup.washSuspectCount).toBe(
        String(measured.filter(({ isWashSuspect }) => isWashSuspect).length),
      );
      const ratios = measured
        .map(({ price, face }) => parseScaled(exactRatio(price - face, face)))
        .sort((a, b) => (a < b ? -1 : 1));
      const middle = ratios.length / 2;
      const [low = 0n, high = 0n] = [ratios[Math.ceil(middle) - 1], ratios[Math.floor(middle)]];
      const median = ratios.length < 5 ? null : exactRatio(low + high, 2n * 10n ** 18n);
      expect(markup.median.value === null ? null : formatScaled(parseScaled(markup.median.value))).toBe(
        median,
      );
      const bins = markup.distribution.reduce((sum, { saleCount }) => sum + Number(saleCount), 0);
      expect(bins).toBe(measured.length);
      const overCap = measured.filter(
        ({ price, face, capBps }) => capBps > 0n && price * 10_000n > face * capBps,
      );
      const capped = measured.filter(({ capBps }) => capBps > 0n);
      const aboveCap = capped.length > 0 ? exactRatio(BigInt(overCap.length), BigInt(capped.length)) : null;
      const shown = markup.aboveCapShare.value;
      expect(shown === null ? null : formatScaled(parseScaled(shown))).toBe(aboveCap);
    }
  });

  test("what was paid beyond face value and cap, in tokens", async () => {
    for (const expected of ledger.events.values()) {
      const { overall } = (await askFor(expected)).event.markupReport;
      const priced = expected.resales.filter(
        ({ face, currency, faceCurrency }) => face === 0n || currency === faceCurrency,
      );
      const paidIn = new Set(priced.map(({ currency }) => currency));
      if (paidIn.size !== 1) {
        expect(overall.excessPaid).toBeNull();
        continue;
      }
      const excess = priced.map(({ price, face, capBps }) => {
        const beyond = price - (capBps > 0n ? (face * capBps) / 10_000n : face);
        return beyond > 0n ? beyond : 0n;
      });
      expect(overall.excessPaid?.raw).toBe(sum(excess).toString());
      const measured = priced
        .filter(({ face }) => face > 0n)
        .map(({ price, face }) => ({ price, face, markup: parseScaled(exactRatio(price - face, face)) }))
        .sort((a, b) => Number(a.markup - b.markup) || Number(a.face - b.face));
      const cut = Math.floor(measured.length / 20);
      const kept = measured.slice(cut, measured.length - cut);
      for (const [figure, resales] of [
        [overall.valueWeighted, measured],
        [overall.trimmed, kept],
      ] as const) {
        const face = sum(resales.map((resale) => resale.face));
        const weighted = face === 0n ? null : exactRatio(sum(resales.map(({ price }) => price)) - face, face);
        expect(figure.value === null ? null : formatScaled(parseScaled(figure.value))).toBe(weighted);
      }
    }
  });

  test("primary sales per day in the event's time zone", async () => {
    for (const expected of ledger.events.values()) {
      const { event } = await askFor(expected);
      const perDay = new Map<string, number>();
      for (const { day, primaryCount } of event.salesByDay.days) {
        if (primaryCount !== "0") perDay.set(day, (perDay.get(day) ?? 0) + Number(primaryCount));
      }
      expect(perDay).toEqual(expected.primaryByDay);
    }
  });
});

test("every wallet's money and realized profit equal the receipts', to the smallest unit", async () => {
  const { money } = ledger.wallets;
  expect([...money.values()].some(({ profit }) => profit !== 0n)).toBe(true);
  for (const [key, expected] of money) {
    const [address, currency] = key.split(" ");
    const { wallet } = await query<WalletAnswer>(url, WALLET_QUERY, { chainId: 31337, address });
    const found = wallet.profile.money.find((one) => currencyKey(one.currency) === currency);
    expect({
      spentPrimary: BigInt(found?.spentPrimary.raw ?? 0),
      spentResale: BigInt(found?.spentResale.raw ?? 0),
      resaleEarned: BigInt(found?.resaleEarned?.raw ?? 0),
      profit: found?.realizedProfit == null ? null : BigInt(found.realizedProfit.raw),
      unknownCosts: Number(found?.costUnknownCount ?? 0),
    }).toEqual({ ...expected, profit: expected.unknownCosts > 0 ? null : expected.profit });
  }
});

test("owner and status of every ticket equal the contracts' own answers", async () => {
  const { rows } = await database.pool.query<{
    contract: Buffer;
    token_id: string;
    owner: Buffer;
    status: string;
  }>("select contract, token_id, owner, status::text from chain_31337.ticket where upper_inf(block_range)");
  const indexed = new Map(
    rows.map(({ contract, token_id, owner, status }) => [
      `0x${contract.toString("hex")}/${token_id}`,
      { owner: `0x${owner.toString("hex")}`, status },
    ]),
  );
  expect([...indexed.keys()].sort()).toEqual([...ledger.tickets.keys()].sort());
  const holders = await readHolders(world.rpcUrl, [...ledger.tickets.keys()], world.season.headBlock);
  for (const [key, { owner, contractStatus }] of holders) {
    const ticket = indexed.get(key);
    expect(ticket?.owner).toBe(owner);
    // The contract knows one Void for both what was voided and what was paid back.
    const isVoid = ticket?.status === "VOIDED" || ticket?.status === "REFUNDED";
    expect(ticket?.status === "CHECKED_IN" ? 3 : isVoid ? 2 : 0).toBe(contractStatus);
    expect(ticket?.status).toBe(ledger.tickets.get(key)?.status);
  }
});
