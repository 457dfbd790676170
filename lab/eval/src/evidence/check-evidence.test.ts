import { expect, test } from "vitest";
import { account } from "../testing/raw-chain.ts";
import { FACTORY, list, MARKET, pay, sell } from "../testing/raw-moves.ts";
import { WALLETS, writeRawSeason } from "../testing/raw-season.ts";
import { checkEvidence } from "./check-evidence.ts";
import type { EvidenceRow, ReasonWithEvidence } from "./read-reasoned-flags.ts";

const season = writeRawSeason();
const CONTRACTS = { factories: [FACTORY], others: [MARKET], startBlock: 0 };
const { first, second, brief, steady } = WALLETS;
const PAIR = [first, second];
/** After everything else. */
const LATE = 100 * 86_400;
const BOUGHT = ["buy 1", "buy 2", "buy 3", "buy 4", "buy 5", "buy 6"];
const SOLD = ["sell 1", "sell 2", "sell 4"];

interface Given {
  readonly code: string;
  readonly wallets: readonly string[];
  readonly value: number;
  readonly names: readonly string[];
  readonly threshold?: number;
}

/** Worked out by hand from the definitions in docs/detection.md. */
const REASONS: readonly Given[] = [
  { code: "LIM-01", wallets: PAIR, value: 0.916291, names: ["tier 1", ...BOUGHT.slice(0, 5)] },
  {
    code: "LIM-02",
    wallets: [steady],
    value: 0.307692,
    names: ["tier 1", "tier 2", "tier 3", "buy 21", "buy 31", "buy 22", "buy 32", "buy 23", "buy 33"],
  },
  { code: "SPD-01", wallets: PAIR, value: 0.375, names: ["event 1", "event 2", ...BOUGHT] },
  { code: "SPD-02", wallets: PAIR, value: 0.181818, names: BOUGHT },
  { code: "RES-01", wallets: PAIR, value: 0.266667, names: ["event 1", ...BOUGHT.slice(0, 5), ...SOLD] },
  { code: "RES-02", wallets: PAIR, value: 1.732051, names: SOLD },
  { code: "RES-03", wallets: PAIR, value: 0.08, names: SOLD },
  {
    code: "RES-04",
    wallets: PAIR,
    value: 2,
    threshold: 24,
    names: ["buy 1", "buy 2", "buy 4", "list 1", "list 2", "list 4"],
  },
  {
    code: "RES-05",
    wallets: [steady],
    value: 0.285714,
    names: ["event 1", "event 2", "buy 21", "buy 31", "buy 22", "buy 32", "used 21"],
  },
  {
    code: "RES-06",
    wallets: PAIR,
    value: 0.25,
    names: ["event 1", ...BOUGHT, "list 1", "list 2", "list 4"],
  },
  { code: "PRO-01", wallets: PAIR, value: 0.3, names: [...SOLD, "buy 1", "buy 2", "buy 4"] },
  {
    code: "PRO-02",
    wallets: [first],
    value: 3,
    names: ["list 1", "repriced 1", "repriced 2", "repriced 3", "deliver 1"],
  },
  {
    code: "PRO-03",
    wallets: PAIR,
    value: 0.12,
    names: ["buy 1", "buy 2", "buy 4", "list 1", "list 2", "list 4"],
  },
  { code: "NET-01", wallets: PAIR, value: 2, names: ["fund first", "fund second"] },
  { code: "NET-02", wallets: PAIR, value: 2, names: ["sell 1", "sell 4", "sweep first", "sweep second"] },
  { code: "NET-03", wallets: [brief], value: 1, names: ["buy 9", "sell 9"] },
  { code: "NET-04", wallets: [first], value: 1, names: ["event 1", "event 2", "buy 1", "buy 6"] },
  { code: "SIDE-01", wallets: PAIR, value: 1, names: ["event 1", "give 3"] },
  { code: "SIDE-02", wallets: [WALLETS.friend], value: 1, names: ["give 3", "sell 3"] },
  { code: "INN-01", wallets: PAIR, value: 2, names: ["give 3", "give 6"] },
  { code: "INN-02", wallets: PAIR, value: 0.2, names: SOLD },
  { code: "INN-03", wallets: [steady], value: 1, names: ["event 3", "cancelled 3", "refunded 23"] },
  { code: "INN-04", wallets: [steady], value: 1, names: ["tier 1", "tier 2", "buy 21", "buy 31", "buy 22"] },
  {
    code: "INN-05",
    wallets: PAIR,
    value: 0.095238,
    names: ["event 1", ...BOUGHT.slice(0, 5), ...SOLD, "used 5", "used 21"],
  },
  { code: "INN-06", wallets: [WALLETS.buyer], value: 0.333333, names: ["event 1", "sell 9", "list 9"] },
  {
    code: "INN-07",
    wallets: [brief],
    value: 0.25,
    names: ["tier 1", "buy 9", "sell 9", "event 1", "event 2"],
  },
];

interface Forged extends Partial<ReasonWithEvidence> {
  readonly wallets?: readonly string[];
}

async function check(
  { code, wallets, value, names, threshold = value }: Given,
  forged: Forged = {},
  chain = season,
) {
  const reason = { code, value, threshold, percentile: 0.5, evidence: names.map((name) => chain.at(name)) };
  const flag = {
    entity: wallets[0] ?? "",
    wallets: new Set(forged.wallets ?? wallets),
    reasons: [{ ...reason, ...forged }],
    measured: { [code]: value },
    block: chain.newestBlock,
  };
  const { byCode, problems } = await checkEvidence(chain, CONTRACTS, [flag]);
  return { ...byCode[code], problems };
}

const given = (code: string) => REASONS.find((each) => each.code === code) as Given;
const rowsOf = (code: string) => given(code).names.map((name) => season.at(name));

test("money that moves after the newest log of a ticket counts", async () => {
  const chain = writeRawSeason();
  sell(chain, { from: first, to: WALLETS.buyer, token: 50, listing: 0, price: 100n, time: LATE });
  pay(chain, "late sweep", first, WALLETS.sink, LATE + 100);
  const late = { code: "NET-02", wallets: [first], value: 1, names: ["sell 50", "late sweep"] };
  expect(await check(late, {}, chain)).toMatchObject({ rowsReproduced: 2, reasonsReproduced: 1 });
});

test("an offer that lasts lasts until the newest log of the contracts, be it a bid", async () => {
  const chain = writeRawSeason();
  list(chain, steady, 70, 70, LATE);
  const repriced = [1, 2, 3].map((round) => `late price ${round}`);
  for (const name of repriced) {
    const event = "ListingPriceChanged(uint256 indexed listingId, uint256 price)";
    chain.send(`sending ${name}`, { time: LATE + 60 }, { name, address: MARKET, event, values: [70n, 150n] });
  }
  const event = "BidCancelled(uint256 indexed bidId)";
  chain.send(
    "taking back",
    { time: LATE + 2 * 86_400 },
    { name: "bid", address: MARKET, event, values: [1n] },
  );
  const names = ["list 70", ...repriced];
  expect(await check({ code: "PRO-02", wallets: [steady], value: 1.5, names }, {}, chain)).toMatchObject({
    rowsReproduced: 4,
    reasonsReproduced: 1,
    problems: [],
  });
});

test.each(REASONS)("$code follows from its logs", async (reason) => {
  const { length } = reason.names;
  expect(await check(reason)).toEqual({
    rows: length,
    rowsReproduced: length,
    reasons: 1,
    reasonsReproduced: 1,
    contextOnly: 0,
    percentilesRight: 1,
    problems: [],
  });
});

test.each(REASONS)("$code with another value fails", async (reason) => {
  const forged = await check(reason, { value: reason.value + 0.001 });
  expect(forged).toMatchObject({ rowsReproduced: reason.names.length, reasonsReproduced: 0 });
  expect(forged.problems[0]).toMatch(/its logs give .* instead of/);
});

test.each(REASONS)("$code of somebody else's wallet fails", async (reason) => {
  const forged = await check(reason, { wallets: [account("somebody else")] });
  expect(forged.reasonsReproduced).toBe(0);
  expect(forged.rowsReproduced).toBeLessThan(reason.names.length);
});

test.each(REASONS)("$code with a log that does not exist fails", async (reason) => {
  const places: ((row: EvidenceRow) => EvidenceRow)[] = [
    (row) => ({ ...row, logIndex: 77 }),
    (row) => ({ ...row, block: row.block + 1 }),
    (row) => ({ ...row, transaction: `0x${"12".repeat(32)}` }),
  ];
  for (const move of places) {
    const evidence = rowsOf(reason.code).map((row, index) => (index === 0 ? move(row) : row));
    const forged = await check(reason, { evidence });
    expect(forged.reasonsReproduced).toBe(0);
    expect(forged.rowsReproduced).toBeLessThan(reason.names.length);
    expect(forged.problems[0]).toMatch(/do not exist or say something else/);
  }
});

test("a log of another kind fails, though it is the entity's own", async () => {
  const extra = [
    ["LIM-01", "sell 1"],
    ["RES-02", "buy 1"],
    ["RES-04", "repriced 1"],
    ["NET-02", "fund first"],
    ["SIDE-01", "deliver 1"],
    ["INN-01", "mint 1"],
    ["INN-05", "refunded 23"],
  ] as const;
  for (const [code, name] of extra) {
    const evidence = [...rowsOf(code), season.at(name)];
    const forged = await check(given(code), { evidence });
    expect.soft(forged.problems[0], code).toMatch(/^.* 1 of \d+ logs do not exist/);
  }
});

test("terms and doors of events that no ticket of the reason is for fail", async () => {
  for (const [code, name] of [
    ["SPD-01", "event 3"],
    ["LIM-01", "tier 2"],
    ["RES-01", "cancelled 3"],
  ] as const)
    expect(
      (await check(given(code), { evidence: [...rowsOf(code), season.at(name)] })).reasonsReproduced,
    ).toBe(0);
});

test("a value that does not reach its threshold fails", async () => {
  expect((await check(given("RES-02"), { threshold: 1.8 })).problems[0]).toMatch(/does not reach/);
  expect((await check(given("RES-04"), { threshold: 1.9 })).problems[0]).toMatch(/does not reach/);
});

test("a reason without logs, and one that nothing defines, fail", async () => {
  expect((await check(given("RES-02"), { evidence: [] })).problems[0]).toMatch(/names no log/);
  expect((await check({ ...given("RES-02"), code: "RES-99" })).reasonsReproduced).toBe(0);
});

test("what logs alone cannot show is counted apart, and only where what they show holds", async () => {
  const wash = { code: "WASH-02", wallets: PAIR, value: 3, names: SOLD };
  expect(await check(wash)).toMatchObject({ contextOnly: 1, reasonsReproduced: 0, problems: [] });
  expect(await check(wash, { value: 2 })).toMatchObject({ contextOnly: 0, reasonsReproduced: 0 });
});

test("a percentile is the share of the others that are lower, equal ones by half", async () => {
  const flag = (wallet: string, value: number, percentile: number) => ({
    entity: wallet,
    wallets: new Set([wallet]),
    reasons: [{ code: "RES-02", value, threshold: 0, percentile, evidence: [] }],
    measured: { "RES-02": value },
    block: season.newestBlock,
  });
  const flags = [flag("0x1", 1, 0), flag("0x2", 2, 0.5), flag("0x3", 2, 0.5), flag("0x4", 3, 1)];
  const right = await checkEvidence(season, CONTRACTS, flags);
  expect(right.byCode["RES-02"]?.percentilesRight).toBe(4);
  const wrong = [...flags.slice(0, 3), flag("0x4", 3, 0.9)];
  const forged = await checkEvidence(season, CONTRACTS, wrong);
  expect(forged.byCode["RES-02"]?.percentilesRight).toBe(3);
});
