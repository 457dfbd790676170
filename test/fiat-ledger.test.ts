import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "@facevalue/db/testing";
import { keepRates, SEASON_DAYS } from "@facevalue/season";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exactRatio, formatScaled, parseScaled } from "./support/exact-ratio.ts";
import { facevalue, type Running, startFacevalue } from "./support/facevalue.ts";
import { FIAT_QUERY, type FiatAnswer, type FiatSum } from "./support/fiat-query.ts";
import { query } from "./support/graphql.ts";
import { keepLedger, type Ledger, type LedgerEvent, type LedgerPayment } from "./support/ledger.ts";
import { divideEvenly, RateBook } from "./support/rate-book.ts";
import { readLogs } from "./support/read-logs.ts";
import { emptyDatabase, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";

const SEED = "fiat ledger";
const NATIVE = `0x${"0".repeat(40)}`;
const FEWEST = 5;
let world: SeasonWorld;
let database: TestDatabase;
let server: Running;
let url: string;
let folder: string;
let ledger: Ledger;
let rates: RateBook;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "facevalue-rates-"));
  world = await playOnAnvil({ seed: SEED, scale: 0.4 });
  const { stablecoin, factory, market, headBlock } = world.season;
  const from = Math.floor(Date.now() / 1000) - (SEASON_DAYS + 1) * 86_400;
  const stop = new AbortController();
  const kept = await keepRates({ folder, seed: SEED, from, stablecoin, signal: stop.signal });
  stop.abort();
  await kept.done;
  // The file calls the chain's own coin by name; receipts give it as the address zero.
  const csv = readFileSync(kept.path, "utf8").replaceAll(",native,", `,${NATIVE},`);
  const decimals = new Map([
    [NATIVE, 18],
    [stablecoin.toLowerCase(), 6],
  ]);
  rates = new RateBook(csv, decimals);
  database = await emptyDatabase();
  const place = ["--database", database.url];
  await facevalue("index", "--rpc", world.rpcUrl, ...place, "--to-block", String(headBlock));
  await facevalue("work", ...place, "--rates", kept.path, "--until-idle");
  server = startFacevalue(["serve", ...place, "--port", "0"]);
  url = await server.saysOnStdout(/Dashboard: (\S+)/);
  const logs = await readLogs(world.rpcUrl, headBlock);
  ledger = keepLedger(logs, { factory: factory.toLowerCase(), market: market.toLowerCase() });
});

afterAll(async () => {
  server?.process.kill("SIGTERM");
  await server?.finished;
  await database?.drop();
  await world?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function askFor({ contract, eventId }: LedgerEvent) {
  const variables = { chainId: 31337, contract, eventId: eventId.toString() };
  return (await query<FiatAnswer>(url, FIAT_QUERY, variables)).event;
}

/** Whole smallest units of an amount with two decimals. */
function cents(amount: string): bigint {
  return parseScaled(amount) / 10n ** 16n;
}

interface Part {
  readonly amount: bigint;
  readonly payment: LedgerPayment;
}

/** A sum of payments, each at the rate of its own time, rounded once. */
function sumOf(fiat: string, parts: readonly Part[]): FiatSum {
  let dividend = 0n;
  let divisor = 1n;
  let [converted, unconverted] = [0, 0];
  const reasons = new Set<string>();
  for (const { amount, payment } of parts) {
    const rate =
      amount === 0n ? { dividend: 0n, divisor: 1n } : rates.at(payment.currency, fiat, payment.time);
    if (typeof rate === "string") {
      reasons.add(rate);
      unconverted += 1;
      continue;
    }
    converted += 1;
    dividend = dividend * rate.divisor + amount * rate.dividend * divisor;
    divisor *= rate.divisor;
    const shared = commonDivisor(dividend < 0n ? -dividend : dividend, divisor);
    dividend /= shared;
    divisor /= shared;
  }
  const sum = divideEvenly(dividend, divisor).toString();
  const reason = reasons.has("FX_MISSING") ? "FX_MISSING" : reasons.has("FX_STALE") ? "FX_STALE" : null;
  return {
    amount: reason === null ? sum : null,
    reason,
    convertedAmount: sum,
    convertedCount: String(converted),
    unconvertedCount: String(unconverted),
  };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? (one === 0n ? 1n : one) : commonDivisor(other, one % other);
}

test("sums of every event in its own currency, each payment at the rate of its own time", async () => {
  const seen = new Set<string>();
  for (const expected of ledger.events.values()) {
    const { fiatRevenue } = (await askFor(expected)).salesSummary;
    expect(fiatRevenue.fiat).toBe(expected.fiat);
    seen.add(expected.fiat);
    const of = (kind: string, amountOf: (payment: LedgerPayment) => bigint): Part[] =>
      expected.payments
        .filter((payment) => payment.kind === kind)
        .map((payment) => ({ amount: amountOf(payment), payment }));
    const gross = ({ amount }: LedgerPayment) => amount;
    const items: Record<string, Part[]> = {
      primaryGross: of("PRIMARY", gross),
      primaryFees: of("PRIMARY", ({ fee }) => fee),
      refunds: of("REFUND", gross),
      resaleGross: of("RESALE", gross),
      royalties: of("RESALE", ({ royalty }) => royalty),
      marketplaceFees: of("RESALE", ({ fee }) => fee),
      sellerProceeds: of("RESALE", ({ amount, fee, royalty }) => amount - fee - royalty),
      organizerNet: [
        ...of("PRIMARY", ({ amount, fee }) => amount - fee),
        ...of("REFUND", ({ amount }) => -amount),
        ...of("RESALE", ({ royalty }) => royalty),
      ],
    };
    for (const [item, parts] of Object.entries(items)) {
      const found = fiatRevenue[item as "primaryGross"];
      const inCents = (amount: string | null) => (amount === null ? null : cents(amount).toString());
      const shown = {
        ...found,
        amount: inCents(found.amount),
        convertedAmount: inCents(found.convertedAmount),
      };
      expect([expected.name, item, shown]).toEqual([expected.name, item, sumOf(expected.fiat, parts)]);
    }
  }
  expect(seen.size).toBeGreaterThan(1);
});

interface Compared {
  readonly paid: bigint;
  readonly face: bigint;
  readonly capBps: bigint;
}

function convert(
  fiat: string,
  { amount, currency, time }: { amount: bigint; currency: string; time: number },
): bigint | null {
  if (amount === 0n) return 0n;
  const rate = rates.at(currency, fiat, time);
  return typeof rate === "string" ? null : divideEvenly(amount * rate.dividend, rate.divisor);
}

function compareAll({ fiat, resales }: LedgerEvent) {
  const compared: Compared[] = [];
  const margins: bigint[] = [];
  let gifts = 0;
  for (const resale of resales) {
    const { price, currency, time, face, faceCurrency, faceTime, capBps, earned, cost } = resale;
    const paid = convert(fiat, { amount: price, currency, time });
    const first = convert(fiat, { amount: face, currency: faceCurrency, time: faceTime });
    if (paid !== null && first !== null) compared.push({ paid, face: first, capBps });
    const proceeds = convert(fiat, { amount: earned, currency, time });
    const own = cost === null ? first : convert(fiat, cost);
    if (proceeds === null || own === null || own === 0n) continue;
    margins.push(parseScaled(exactRatio(proceeds - own, own)));
    if (cost === null) gifts += 1;
  }
  return { compared, measured: compared.filter(({ face }) => face > 0n), margins, gifts };
}

function medianOf(ratios: readonly bigint[]): string | null {
  if (ratios.length < FEWEST) return null;
  const sorted = ratios.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const middle = sorted.length / 2;
  const [low = 0n, high = 0n] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return exactRatio(low + high, 2n * 10n ** 18n);
}

const normal = (ratio: string | null) => (ratio === null ? null : formatScaled(parseScaled(ratio)));

test("markups and sellers' margins in the event's own currency, the face value at the rate of its own sale", async () => {
  let measuredAll = 0;
  for (const expected of ledger.events.values()) {
    const { overall, fiat } = (await askFor(expected)).markupReport;
    const { compared, measured, margins, gifts } = compareAll(expected);
    measuredAll += measured.length;
    const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
    const faces = sum(measured.map(({ face }) => face));
    const excess = compared.map(({ paid, face, capBps }) => {
      const beyond = paid - (capBps > 0n ? (face * capBps) / 10_000n : face);
      return beyond > 0n ? beyond : 0n;
    });
    expect({
      name: expected.name,
      fiat,
      resaleCount: overall.resaleCount,
      measuredCount: overall.measuredCount,
      median: normal(overall.median.value),
      valueWeighted: normal(overall.valueWeighted.value),
      excess: overall.excessPaid?.raw ?? null,
      margins: overall.sellerMargin.measuredCount,
      gifts: overall.sellerMargin.giftCount,
      margin: normal(overall.sellerMargin.median.value),
    }).toEqual({
      name: expected.name,
      fiat: expected.fiat,
      resaleCount: String(expected.resaleCount),
      measuredCount: String(measured.length),
      median: medianOf(measured.map(({ paid, face }) => parseScaled(exactRatio(paid - face, face)))),
      valueWeighted: faces === 0n ? null : exactRatio(sum(measured.map(({ paid }) => paid)) - faces, faces),
      excess: compared.length === 0 ? null : sum(excess).toString(),
      margins: String(margins.length),
      gifts: String(gifts),
      margin: medianOf(margins),
    });
  }
  expect(measuredAll).toBeGreaterThan(50);
});
