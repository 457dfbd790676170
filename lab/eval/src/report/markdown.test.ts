import { expect, test } from "vitest";
import type { QualityFigure } from "./figure.ts";
import { formatMarkdown, isMet } from "./markdown.ts";

const goal = (floor: number, isCeiling: boolean) => ({ measure: "m", figure: "f", floor, isCeiling });
const figure = (value: number | null, low: number | null, high: number | null): QualityFigure => ({
  name: "controller.pr_auc_at_half_percent",
  value,
  low,
  high,
  unit: "share",
  n: 1_234,
});

test.each([
  [goal(0.85, false), figure(0.9, 0.86, 0.95), true],
  [goal(0.85, false), figure(0.9, 0.84, 0.95), false],
  [goal(0.05, true), figure(0.02, 0.01, 0.06), false],
  [goal(0.05, true), figure(0.02, 0.01, 0.05), true],
  [goal(0, true), figure(0, 0, 0.003), true],
  [goal(0, true), figure(0.001, 0, 0.003), false],
  [goal(0.1, false), figure(null, null, null), false],
])("%j and %j: %s", (wanted, measured, met) => {
  expect(isMet(wanted, measured)).toBe(met);
});

const header = {
  name: "evaluation" as const,
  worlds: ["one"],
  controllers: 10,
  scalpers: 1,
  wallets: 20,
  entities: 15,
  commit: "abc",
  machine: "two cores",
  note: "",
};

test("a missed floor is said plainly, and what was not measured is not zero", () => {
  const text = formatMarkdown({ header, lines: [figure(0.9, 0.84, 0.95)] });
  expect(text).toContain("| 0.9 | 0.84 – 0.95 | **missed** |");
  expect(text).toContain("| Brier skill | ≥ 0.5 | not measured |  | – |");
  expect(text).toContain("| recall at precision ≥ 0.9, unseen strategies | ≥ 0.35 | not measured |  | – |");
  expect(text).not.toContain("By unseen strategy");
  expect(text).toContain("| `controller.pr_auc_at_half_percent` | 0.9 | 0.84 – 0.95 | 1,234 |");
});

test("unseen strategies have a section of their own, and a goal", () => {
  const share = { low: 0.36, high: 0.6, unit: "share" as const, n: 9 };
  const lines = [
    { ...share, name: "level.L1.recall_at_precision_90", value: 0.7 },
    { ...share, name: "strategy.late_sellers.recall_at_precision_90", value: 0.4 },
    { ...share, name: "unseen.recall_at_precision_90", value: 0.5 },
  ];
  const text = formatMarkdown({ header, lines });
  expect(text).toContain(
    "| recall at precision ≥ 0.9, unseen strategies | ≥ 0.35 | 0.5 | 0.36 – 0.6 | met |",
  );
  const [, section] = text.split("## By unseen strategy");
  expect(section).toContain(
    "| `strategy.late_sellers.recall_at_precision_90` | 0.4 | 0.36 – 0.6 | 9 |\n" +
      "| `unseen.recall_at_precision_90` | 0.5 | 0.36 – 0.6 | 9 |",
  );
  expect(section).not.toContain("level.");
});

test("goals that the first worlds do not measure come from others, which have sections of their own", () => {
  const share = { low: 0.4, high: 0.9, unit: "share" as const, n: 9 };
  const other = {
    title: "Other ones",
    header: { ...header, worlds: ["two"] },
    lines: [
      { ...share, name: "unseen.recall_at_precision_90", value: 0.5 },
      { ...share, name: "cluster.b_cubed_f1", value: 0.88 },
    ],
  };
  const first = { ...share, name: "cluster.b_cubed_f1", value: 0.7 };
  const [above = "", below = ""] = formatMarkdown({ header, lines: [first] }, [other]).split(
    "### Other ones",
  );
  expect(above).toContain(
    "| recall at precision ≥ 0.9, unseen strategies | ≥ 0.35 | 0.5 | 0.4 – 0.9 | met |",
  );
  expect(above).toContain("| B³ F1 of scalpers' wallets | ≥ 0.85 | 0.7 | 0.4 – 0.9 | **missed** |");
  expect(above).toContain("| Brier skill | ≥ 0.5 | not measured |  | – |");
  expect(below).toContain("Worlds: two.");
  expect(below).toContain("| B³ F1 of scalpers' wallets | ≥ 0.85 | 0.88 | 0.4 – 0.9 | **missed** |");
  expect(below).toContain("| `unseen.recall_at_precision_90` | 0.5 | 0.4 – 0.9 | 9 |");
  expect(below).not.toContain("not measured");
});
