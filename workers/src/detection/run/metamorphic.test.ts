import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { detectEntities } from "../entities/detect-entities.ts";
import { SCORE_MODEL } from "../score/score-model.ts";
import { termsOfFacts } from "../signals/read-terms.ts";
import { addressOfName, type MadeFacts, makeFacts } from "../testing/facts-builder.ts";
import { BOTS, FANS, SERVANTS, smallWorld } from "../testing/small-world.ts";
import { judgeAll } from "./judge-all.ts";

const DAY = 86_400;
type Address = (name: string) => Uint8Array;

/** An entity's verdict under its wallets' names. */
interface Verdict {
  readonly wallets: readonly string[];
  readonly band: string;
  readonly reasons: readonly string[];
}

/** Every entity with a reason, whatever order they came in. */
function verdictsOf(made: MadeFacts, addressOf: Address = addressOfName): Verdict[] {
  const facts = makeFacts({ ...made, addressOf });
  const { roles, entities } = detectEntities(facts);
  const terms = termsOfFacts(facts, { places: new Map(), hashes: [] });
  const { judgements } = judgeAll({ facts, roles, entities, terms, washTrades: new Map() }, SCORE_MODEL);
  const names = new Map(namesOf(made).map((name) => [Buffer.from(addressOf(name)).toString("hex"), name]));
  return judgements
    .map(({ score }, position): Verdict => {
      const wallets = (entities[position]?.wallets ?? []).map((wallet) => {
        return names.get(facts.wallets.hexOf(wallet).slice(2)) ?? "?";
      });
      const reasons = score.reasons.map(
        ({ code, value, contribution }) => `${code} ${value} ${contribution}`,
      );
      return { wallets: wallets.toSorted(), band: score.band, reasons };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => (a.wallets.join() < b.wallets.join() ? -1 : 1));
}

function namesOf({ sales = [], transfers = [], funding }: MadeFacts): string[] {
  const traded = sales.flatMap(({ buyer, seller, payer, payee }) => [buyer, seller, payer, payee]);
  const moved = transfers.flatMap(({ from, to }) => [from, to]);
  const paid = (funding ?? []).flatMap(({ from, to, caller }) => [from, to, caller]);
  return [...new Set([...traded, ...moved, ...paid, "organizer", "contract"])].flatMap((name) => name ?? []);
}

/** Verdicts of those who were there before: what is added may be judged, too. */
function verdictsOfOld(made: MadeFacts): Verdict[] {
  const known = new Set(namesOf(smallWorld()));
  return verdictsOf(made).filter(({ wallets }) => wallets.some((wallet) => known.has(wallet)));
}

const BEFORE = verdictsOf(smallWorld());

test("the bots are found and a case, no fan is", () => {
  const cases = BEFORE.filter(({ band }) => band === "high" || band === "normal");
  expect(cases.length).toBeGreaterThan(0);
  const caught = cases.flatMap(({ wallets }) => wallets);
  expect(caught).toEqual(expect.arrayContaining([...BOTS]));
  for (const fan of [...FANS, ...SERVANTS]) expect(caught).not.toContain(fan);
});

test("other addresses give the same verdicts", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const addressOf: Address = (name) =>
        createHash("sha256").update(`${seed} ${name}`).digest().subarray(0, 20);
      expect(verdictsOf(smallWorld(), addressOf)).toEqual(BEFORE);
    }),
    { numRuns: 10 },
  );
});

test("another time gives the same verdicts", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 1_000_000_000 }), (start) => {
      expect(verdictsOf(smallWorld({ start }))).toEqual(BEFORE);
    }),
    { numRuns: 10 },
  );
});

test("a token with other decimals gives the same verdicts", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), (money) => {
      expect(verdictsOf(smallWorld({ money }))).toEqual(BEFORE);
    }),
    { numRuns: 10 },
  );
});

test("an account that pays hundreds changes no verdict", () => {
  const { funding, ...world } = smallWorld();
  const crowd = Array.from({ length: 400 }, (_, index) => `crowd${index}`);
  const paid = [...crowd, ...FANS, ...BOTS].map((to, index) => ({
    time: 1_000_000 - 30 * DAY + index * 3000,
    from: "exchange",
    to,
  }));
  expect(verdictsOfOld({ ...world, funding: [...paid, ...funding] })).toEqual(BEFORE);
});

test("dust to a thousand wallets changes no verdict", () => {
  const { funding, ...world } = smallWorld();
  const known = [...FANS, ...BOTS];
  const dust = Array.from({ length: 1000 }, (_, index) => ({
    time: 1_000_000 + 10 * DAY + index,
    from: "dust",
    to: known[index] ?? `stranger${index}`,
    amount: 1n,
  }));
  expect(verdictsOfOld({ ...world, funding: [...funding, ...dust] })).toEqual(BEFORE);
});

test("an enemy who pays innocent wallets makes no case of them", () => {
  fc.assert(
    fc.property(fc.subarray([...FANS], { minLength: 1, maxLength: 12 }), (victims) => {
      const { funding, ...world } = smallWorld();
      const paid = victims.map((to, index) => ({ time: 1_000_000 - DAY + index * 60, from: "boss", to }));
      const verdicts = verdictsOf({ ...world, funding: [...funding, ...paid] });
      const cases = verdicts.filter(({ band }) => band === "high" || band === "normal");
      for (const { wallets } of cases) for (const victim of victims) expect(wallets).not.toContain(victim);
    }),
    { numRuns: 10 },
  );
});
