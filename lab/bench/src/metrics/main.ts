import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { type Figure, printFigures } from "../figure.ts";
import { assertCountable } from "../index/process-usage.ts";
import { readNumber } from "../index/scenarios.ts";
import { summarizeFolder } from "../profile/summarize-folder.ts";
import { measureLive } from "./measure/measure-live.ts";
import { measureHistory } from "./measure-history.ts";

const [SMALL, MEDIUM, LARGE] = [100_000, 1_000_000, 10_000_000];
const QUICK = 50_000;
const [BLOCKS, QUICK_BLOCKS] = [60, 10];
const [LIVE_BLOCKS, QUICK_LIVE_BLOCKS] = [120, 15];
const QUICK_SCALE = 0.1;
/** Cost of a new block that is compared between sizes. */
const COMPARED = ["block.cpu.median", "block.time.median"];
const PARTS = ["all", "history", "live"];

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    part: { type: "string", default: "all" },
    sales: { type: "string" },
    blocks: { type: "string" },
    "live-blocks": { type: "string" },
    "season-scale": { type: "string" },
    seed: { type: "string" },
    "cpu-prof": { type: "string" },
    explain: { type: "boolean", default: false },
    brief: { type: "boolean", default: false },
  },
});

const seed = readNumber(values, "seed", 1);
const profileFolder = values["cpu-prof"] ?? null;

async function runHistories(): Promise<void> {
  const sizes = values.all ? [SMALL, MEDIUM, LARGE] : readSizes(values.sales);
  const blocks = readNumber(values, "blocks", values.quick ? QUICK_BLOCKS : BLOCKS);
  let smallest: readonly Figure[] | null = null;
  for (const sales of sizes) {
    const config = { seed, sales, blocks };
    const figures = await measureHistory({
      ...config,
      profileFolder,
      isExplained: values.explain,
      isBrief: values.brief,
    });
    if (smallest !== null) figures.push(...compare(smallest, figures));
    smallest ??= figures;
    print(sizeName(sales), figures, { n: sales, config });
  }
}

/** Several histories are given shortest first, with commas between them. */
function readSizes(given: string | undefined): number[] {
  if (given === undefined) return [values.quick ? QUICK : MEDIUM];
  return given.split(",").map((sales) => readNumber({ sales }, "sales", MEDIUM));
}

/** How much more a new block costs after this history than after the shortest one. */
function compare(smallest: readonly Figure[], figures: readonly Figure[]): Figure[] {
  const find = (list: readonly Figure[], wanted: string) =>
    list.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return COMPARED.map((name) => {
    const value = find(figures, name) / find(smallest, name);
    return { name: `${name}.ratio`, value, unit: "of the shortest history's" };
  });
}

async function runLive(): Promise<void> {
  const blocks = readNumber(values, "live-blocks", values.quick ? QUICK_LIVE_BLOCKS : LIVE_BLOCKS);
  const config = { seed, scale: readNumber(values, "season-scale", values.quick ? QUICK_SCALE : 1), blocks };
  print("live", await measureLive({ ...config, profileFolder }), { n: blocks, config });
}

function sizeName(sales: number): string {
  const names = new Map([
    [SMALL, "100k"],
    [MEDIUM, "1M"],
    [LARGE, "10M"],
  ]);
  return names.get(sales) ?? "custom";
}

function print(prefix: string, figures: readonly Figure[], context: { n: number; config: object }): void {
  printFigures(
    figures.map((figure) => ({ ...figure, name: `metrics.${prefix}.${figure.name}` })),
    context,
  );
}

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  assertCountable();
  if (!PARTS.includes(values.part))
    throw new AppError("BAD_CONFIGURATION", `--part must be one of ${PARTS.join(", ")}.`);
  if (values.part !== "live") await runHistories();
  if (values.part !== "history") await runLive();
  if (profileFolder !== null) summarizeFolder(profileFolder);
} catch (error) {
  process.stderr.write(`bench: ${describeError(error)}\n`);
  process.exitCode = 1;
}
