import { describe, expect, test } from "vitest";
import type { Label, TrueController, Truth } from "../world/truth.ts";
import { caseCells, entityCells } from "./case-cells.ts";
import { controllerCells } from "./controller-cells.ts";
import { judgeEntities } from "./judge-entities.ts";
import { scoreControllers } from "./score-controllers.ts";

function controller(label: Label, wallets: string[], level: string | null = null): TrueController {
  return {
    controller: wallets.join("+"),
    type: label,
    label,
    level,
    strategy: null,
    wallets,
    tickets: wallets.length,
  };
}

function world(controllers: TrueController[], tickets: Record<string, number> = {}): Truth {
  const all = controllers.flatMap((each) => each.wallets.map((wallet) => [wallet, each] as const));
  return {
    name: "world",
    controllers,
    controllerOf: new Map(all),
    traders: new Set(all.map(([wallet]) => wallet)),
    ticketsOf: new Map(all.map(([wallet]) => [wallet, tickets[wallet] ?? 1])),
  };
}

const scalper = controller("scalper", ["s1", "s2", "s3", "s4"], "L1");
const fan = controller("honest", ["f1"]);
const opportunist = controller("grey", ["g1"]);
const scoresOf = (truth: Truth, entities: Parameters<typeof scoreControllers>[1]) =>
  scoreControllers(truth, entities).map(({ score }) => score);

describe("scores of true controllers", () => {
  const truth = world([scalper, fan]);

  test("a scalper is found when half of its tickets are", () => {
    expect(scoresOf(truth, [{ wallets: ["s1"], score: 0.9 }])).toEqual([0, 0]);
    expect(scoresOf(truth, [{ wallets: ["s1", "s2"], score: 0.9 }])).toEqual([0.9, 0]);
    const split = [
      { wallets: ["s1"], score: 0.9 },
      { wallets: ["s2", "s3", "s4"], score: 0.4 },
    ];
    expect(scoresOf(truth, split)).toEqual([0.4, 0]);
  });

  test("tickets count, not wallets", () => {
    const uneven = world([scalper, fan], { s1: 10 });
    expect(scoresOf(uneven, [{ wallets: ["s1"], score: 0.9 }])).toEqual([0.9, 0]);
    expect(scoresOf(uneven, [{ wallets: ["s2", "s3", "s4"], score: 0.9 }])).toEqual([0, 0]);
  });

  test("a fan drawn into a scalper's entity is flagged with it", () => {
    expect(scoresOf(truth, [{ wallets: ["s1", "s2", "f1"], score: 0.8 }])).toEqual([0.8, 0.8]);
  });

  test("opportunists are neither right nor wrong", () => {
    const scored = scoreControllers(world([scalper, fan, opportunist]), [{ wallets: ["g1"], score: 1 }]);
    expect(controllerCells(scored)).toEqual([{ score: 0, positives: 1, negatives: 1 }]);
    expect(controllerCells(scored, ({ level }) => level === "L2")).toEqual([
      { score: 0, positives: 0, negatives: 1 },
    ]);
  });
});

describe("verdicts on found entities", () => {
  const truth = world([scalper, fan, opportunist]);
  const verdictsOf = (entities: Parameters<typeof judgeEntities>[1]) =>
    judgeEntities(truth, entities).map(({ verdict }) => verdict);

  test("the first of a scalper's is the hit, further ones repeat it", () => {
    const entities = [
      { wallets: ["s2"], score: 0.5 },
      { wallets: ["s1"], score: 0.9 },
      { wallets: ["f1"], score: 0.7 },
      { wallets: ["g1"], score: 0.6 },
      { wallets: ["unknown"], score: 0.1 },
    ];
    expect(verdictsOf(entities)).toEqual(["hit", "wrong", "ignored", "repeat", "ignored"]);
  });

  test("half is not most", () => {
    expect(verdictsOf([{ wallets: ["s1", "f1"], score: 0.9 }])).toEqual(["wrong"]);
    expect(verdictsOf([{ wallets: ["s1", "s2", "f1"], score: 0.9 }])).toEqual(["hit"]);
  });

  test("fans drawn together are wrong though an opportunist has more of the wallets than any of them", () => {
    const fans = Array.from({ length: 498 }, (_, index) => controller("honest", [`fan${index}`]));
    const pair = controller("grey", ["p1", "p2"]);
    const wallets = [...fans, pair].flatMap((each) => each.wallets);
    const [judged] = judgeEntities(world([...fans, pair]), [{ wallets, score: 0.9 }]);
    expect(judged).toMatchObject({ controller: pair, verdict: "wrong" });
  });

  test("a scalper whom no entity found is missed below everything", () => {
    const judged = judgeEntities(truth, [{ wallets: ["f1"], score: 0.7 }]);
    expect(caseCells(truth, judged)).toEqual([
      { score: 0.7, positives: 0, negatives: 1 },
      { score: -1, positives: 1, negatives: 0 },
    ]);
    const repeated = judgeEntities(truth, [
      { wallets: ["s1"], score: 0.9 },
      { wallets: ["s2"], score: 0.8 },
    ]);
    expect(entityCells(repeated)).toHaveLength(2);
    expect(caseCells(truth, repeated)).toEqual([{ score: 0.9, positives: 1, negatives: 0 }]);
  });
});
