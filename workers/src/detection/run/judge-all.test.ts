import { expect, test } from "vitest";
import { buildDossier } from "../signals/build-dossier.ts";
import { logKey, restrictDossier } from "../signals/restrict-dossier.ts";
import { SIGNALS } from "../signals/signals.ts";
import { judgeGroups } from "../testing/by-hand.ts";
import { type MadeFunding, makeFacts } from "../testing/facts-builder.ts";
import { BOTS, FANS, SERVANTS, smallWorld } from "../testing/small-world.ts";
import type { Detection } from "./judge-all.ts";
import { evidenceOf } from "./score-rows.ts";

const GROUP = { groups: [[...BOTS, "boss"]], servants: SERVANTS };

function reasonsOf({ judgements }: Detection, position: number): string[] {
  return (judgements[position]?.score.reasons ?? []).map(({ code }) => code);
}

test("a boss with bots is a case for several families, fans are none", () => {
  const detection = judgeGroups(makeFacts(smallWorld()), GROUP);
  const [farm, ...others] = detection.judgements;
  expect(farm?.score.band).toBe("high");
  expect(reasonsOf(detection, 0)).toEqual(
    expect.arrayContaining([
      "LIM-01",

      "SPD-01",
      "SPD-02",
      "RES-01",
      "RES-02",
      "RES-03",
      "PRO-01",
      "NET-01",
    ]),
  );
  expect(farm?.severity.ticketsOverLimit).toBe(6 * 10);
  expect([...(farm?.severity.overCap.values() ?? [])]).toEqual([72n * 4000n]);
  expect(new Set(others.map(({ score }) => score.band))).toEqual(new Set(["none"]));
});

test("every reason's value comes back from the logs that it names", () => {
  const detection = judgeGroups(makeFacts(smallWorld()), GROUP);
  const { index, judgements } = detection;
  let checked = 0;
  for (const [position, { score }] of judgements.entries()) {
    const dossier = buildDossier(index, position);
    for (const { code, value } of score.reasons) {
      const signal = SIGNALS.find((one) => one.code === code);
      const alone = restrictDossier(dossier, new Set(evidenceOf(detection, position, code).map(logKey)));
      expect([code, signal?.measure(alone).value]).toEqual([code, value]);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(8);
});

test("without funding evidence its signals are unknown, and the rest still makes the case", () => {
  const { funding: _, ...world } = smallWorld();
  const sales = world.sales.map(({ payee: __, ...sale }) => sale);
  const { judgements } = judgeGroups(makeFacts({ ...world, sales }), GROUP);
  expect(judgements[0]?.gaps).toContainEqual(["NET-01", "FUNDING_UNKNOWN"]);
  expect(judgements[0]?.score.band).toMatch(/high|normal/);
});

test("dust that somebody sends to all wallets of a household is no funding", () => {
  const world = smallWorld();
  const [one, two, three] = FANS;
  const household = [one, two, three].filter((name) => name !== undefined);
  const measuredOf = (funding: MadeFunding[]) => {
    const { measurements } = judgeGroups(makeFacts({ ...world, funding }), {
      groups: [household],
      servants: SERVANTS,
    });
    const place = SIGNALS.findIndex(({ code }) => code === "NET-01");
    return measurements.values[place];
  };
  const time = world.events[0]?.onSaleAt ?? 0;
  const own = household.map((to, at) => ({ from: `employer ${at}`, to, time: time - 10 }));
  const sent = (amount: bigint) => household.map((to) => ({ from: "stranger", to, time, amount }));
  expect(measuredOf([...world.funding, ...own, ...sent(1n)])).toBe(1_000_000);
  expect(measuredOf([...world.funding, ...own, ...sent(10n ** 18n)])).toBe(3_000_000);
});

test("who serves others is no subject", () => {
  const { index } = judgeGroups(makeFacts(smallWorld()), GROUP);
  const { facts, entityOf } = index;
  for (let row = 0; row < facts.sales.count; row += 1) {
    if (facts.sales.kind[row] === 0) expect(entityOf[facts.sales.seller[row] ?? 0]).toBe(-1);
  }
});
