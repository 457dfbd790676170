import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { type Figure, printFigures } from "../figure.ts";
import { assertCountable } from "../index/process-usage.ts";
import { measureGraph } from "./measure-graph.ts";
import { measureDatabase, measureHistory, measureWorld } from "./measure-store.ts";

const { values } = parseArgs({
  options: {
    graph: { type: "boolean", default: false },
    edges: { type: "string", default: "10000000" },
    world: { type: "string" },
    sales: { type: "string" },
    database: { type: "string" },
    "chain-id": { type: "string", default: "31337" },
    seed: { type: "string", default: "1" },
  },
});

function readNumber(name: "edges" | "seed" | "sales" | "chain-id"): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new AppError("BAD_CONFIGURATION", `--${name} must be a positive whole number`);
}

async function measure(): Promise<void> {
  const seed = readNumber("seed");
  const { world, sales, database } = values;
  if (values.graph) measureGraph(readNumber("edges"), seed);
  else if (world !== undefined) print(await measureWorld(world), { world });
  else if (sales !== undefined) print(await measureHistory(readNumber("sales"), seed), { sales, seed });
  else if (database !== undefined) print(await measureDatabase(database, readNumber("chain-id")), {});
  else
    throw new AppError(
      "BAD_CONFIGURATION",
      "say what to measure: --graph, --world FOLDER, --sales N or --database URL",
    );
}

/** Over the rows that were read. */
function print(figures: readonly Figure[], config: object): void {
  const n = figures.find(({ name }) => name === "rows")?.value ?? 0;
  printFigures(
    figures.map((figure) => ({ ...figure, name: `detection.${figure.name}` })),
    { n, config },
  );
}

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  assertCountable();
  await measure();
} catch (error) {
  process.stderr.write(`bench: ${describeError(error)}\n`);
  process.exitCode = 1;
}
