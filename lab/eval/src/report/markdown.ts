import type { QualityCurve, QualityFigure } from "./figure.ts";
import { GOALS, type Goal } from "./goals.ts";
import type { Results } from "./results.ts";

export interface TitledResults extends Results {
  /** Which worlds these are, in a few words. */
  readonly title: string;
}

/**
 * The report for people: every figure of a results file with its bounds, goals first, misses stated.
 * @param others measured on worlds of other kinds: their goals, and what the first results lack
 */
export function formatMarkdown({ header, lines }: Results, others: readonly TitledResults[] = []): string {
  const figures = figuresOf({ lines });
  const curves = lines.filter((line): line is QualityCurve => "points" in line);
  const found = byName(figures);
  const lacking = others.flatMap((other) => figuresOf(other)).filter(({ name }) => !found.has(name));
  const sections = SECTIONS.map(({ title, text, prefixes }) => {
    const rows = figures.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)));
    return rows.length === 0 ? "" : `## ${title}\n\n${text}\n\n${figureTable(rows)}`;
  });
  return [
    "# Detection quality",
    "<!-- Generated from a results file by `npm run docs:detection`: do not edit. -->",
    introduction(header),
    `## Goals\n\n${GOAL_TEXT}\n\n${goalTable(new Map([...byName(lacking), ...found]))}`,
    ...sections,
    ...(others.length === 0 ? [] : [OTHERS_TEXT, ...others.map((other) => otherSection(other, found))]),
    curveSection(curves),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

const OTHERS_TEXT = `## Other worlds

Where the figures above lack something that was measured on these, the goals at the top have it from here.`;

/** Goals of other worlds, and figures of kinds that the first results do not have. */
function otherSection(other: TitledResults, first: ReadonlyMap<string, QualityFigure>): string {
  const own = figuresOf(other);
  const kinds = new Set([...first.keys()].map(kindOf));
  const news = own.filter(({ name }) => !kinds.has(kindOf(name)));
  const text = [`### ${other.title}`, worldsText(other.header), goalTable(byName(own), true)];
  return [...text, ...(news.length === 0 ? [] : [figureTable(news)])].join("\n\n");
}

const kindOf = (name: string) => name.split(".", 1)[0] ?? name;

function figuresOf({ lines }: Pick<Results, "lines">): QualityFigure[] {
  return lines.filter((line): line is QualityFigure => "value" in line);
}

const byName = (figures: readonly QualityFigure[]) => new Map(figures.map((figure) => [figure.name, figure]));

const GOAL_TEXT = `A goal is met when the unfavourable 95 % bound meets the floor, not the value alone. That of the expected calibration error
shows little: it is over all entities, of whom few are scalpers, so that always answering 0 would meet it, too
(at a prevalence of 0.5 % with an error of 0.005); \`calibration.ece_from_watch\` below can fail.`;

const SECTIONS = [
  {
    title: "Scalpers against everybody else",
    text: `\`controller\` ranks true controllers: a scalper by the score with which half of its tickets are found, anybody else by
the highest score of any of its wallets. \`case\` ranks what a reviewer opens: an entity is right when one scalper has most of
its wallets; a scalper counts once. Opportunists, wash traders and purses are in neither, nor are \`unknown_entities\`, of whose
wallets the truth knows none. \`precision_in_first\` pools all worlds, so that few of them may have all the first cases;
\`_per_world\` is the mean over worlds of each one's own first cases.`,
    prefixes: ["controller.", "case.", "truth."],
  },
  {
    title: "Calibration",
    text: `Over scored entities: does a score of 0.7 mean seven of ten? \`ece\` is over all of them, \`ece_from_watch\` over scores
from 0.3 on, where somebody looks.`,
    prefixes: ["calibration."],
  },
  {
    title: "By adversary level",
    text: "Scalpers of one level against everybody, negatives weighted to a prevalence of 0.5 %.",
    prefixes: ["level."],
  },
  {
    title: "By unseen strategy",
    text: `Scalpers of strategies that detection was not developed on, each and all together (\`unseen\`) against everybody, negatives
weighted to a prevalence of 0.5 %.`,
    prefixes: ["strategy.", "unseen."],
  },
  {
    title: "Cases by label and type",
    text: `Share of true controllers that became a case by any of their wallets, with exact binomial bounds: of scalpers it is the
share found, of others the share wronged. \`group.ordinary\` are fans, families, giftees, custodial platforms, organizers and box offices,
\`group.bulk\` fan clubs, season holders and corporate buyers.`,
    prefixes: ["cases."],
  },
  {
    title: "Clusters",
    text: `B³ and pairwise recall are over scalpers' wallets, pairwise precision is over all that are no infrastructure.`,
    prefixes: ["cluster."],
  },
  {
    title: "Delay",
    text: "Scalpers who had bought so long after an on-sale began, and were a case by then; flags as of that block.",
    prefixes: ["delay."],
  },
  {
    title: "Evidence",
    text: `Every reason for and against every entity: its logs are looked up on the chain over JSON-RPC, each must be of a kind that the
reason speaks of and about a wallet of the entity, and the value is worked out from them alone by other code than the product's, written
from the definitions. A ticket's event, face value and cap are those of its own primary sale. \`context_only\` counts reasons of which
logs alone cannot show all, and what they show holds: of \`WASH\` that a resale is a sham.`,
    prefixes: ["evidence."],
  },
  {
    title: "Wash trades and markups",
    text: `Sale by sale against the truth. \`wash\` counts suspected and confirmed ones, \`confirmed\` these alone, \`dune\` is the
filter set nft.wash_trades of Dune within thirty days on the same sales.`,
    prefixes: ["wash.", "markup."],
  },
  {
    title: "Ablation",
    text: `PR-AUC of true controllers by the sum of contributions, without a family of signals and with it alone; innocence is the
family INN.`,
    prefixes: ["ablation."],
  },
  {
    title: "Baselines",
    text: `Wallets by tickets bought and by markup; clusters by tickets bought: connected components of gifts and payments, and
Louvain after wallets with more than 50 neighbours are taken out.`,
    prefixes: ["baseline."],
  },
];

function introduction(header: Results["header"]): string {
  return `No real labelled ticket scalpers exist in public: every figure here is measured on simulated worlds and says how well
their scalpers are found, not how well real ones would be.

${worldsText(header)}`;
}

function worldsText({
  worlds,
  controllers,
  scalpers,
  wallets,
  entities,
  commit,
  machine,
  note,
}: Results["header"]): string {
  return `Worlds: ${worlds.join(", ")}. ${count(controllers)} true controllers, of whom ${count(scalpers)} are scalpers, with
${count(wallets)} wallets; ${count(entities)} entities scored. Code at \`${commit}\`; ${machine}. Bounds hold 95 % of 1,000 bootstrap
samples that draw worlds, then controllers, events or clusters within them.${note === "" ? "" : `\n\n${note}`}`;
}

/** @param isShort leaves out what was not measured */
function goalTable(found: ReadonlyMap<string, QualityFigure>, isShort = false): string {
  const isThere = ({ figure }: Goal) => typeof found.get(figure)?.value === "number";
  const rows = GOALS.filter((goal) => !isShort || isThere(goal)).map((goal) => {
    const figure = found.get(goal.figure);
    const floor = `${goal.isCeiling ? "≤" : "≥"} ${goal.floor}`;
    if (figure === undefined || figure.value === null) return [goal.measure, floor, "not measured", "", "–"];
    return [
      goal.measure,
      floor,
      text(figure.value),
      bounds(figure),
      isMet(goal, figure) ? "met" : "**missed**",
    ];
  });
  return table(["measure", "floor", "value", "95 % bounds", "floor met"], rows);
}

/** By the unfavourable bound where there is one; a ceiling of zero is met by none at all, which no bound can show. */
export function isMet({ floor, isCeiling }: Goal, { value, low, high }: QualityFigure): boolean {
  if (value === null) return false;
  if (isCeiling) return (floor === 0 ? value : (high ?? value)) <= floor;
  return (low ?? value) >= floor;
}

function figureTable(figures: readonly QualityFigure[]): string {
  const rows = figures.map((each) => [
    `\`${each.name}\``,
    each.value === null ? "unknown" : text(each.value),
    bounds(each),
    count(each.n),
  ]);
  return table(["figure", "value", "95 % bounds", "n"], rows);
}

function curveSection(curves: readonly QualityCurve[]): string {
  if (curves.length === 0) return "";
  const tables = curves.map(({ name, axes, points }) => {
    const step = Math.ceil(points.length / MOST_ROWS);
    const shown = points.filter((_, index) => index % step === 0 || index === points.length - 1);
    return `\`${name}\`\n\n${table(
      axes,
      shown.map((point) => point.map(text)),
    )}`;
  });
  return ["## Curves", ...tables].join("\n\n");
}

const MOST_ROWS = 25;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const bounds = ({ low, high }: QualityFigure) =>
  low === null || high === null ? "" : `${text(low)} – ${text(high)}`;

/** Four digits, without an exponent. */
const text = (value: number) =>
  Number.isInteger(value) ? count(value) : value.toLocaleString("en", { maximumSignificantDigits: 4 });

const count = (value: number) => value.toLocaleString("en");
