import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { measureGraph } from "./measure-graph.ts";

const { values } = parseArgs({
  options: {
    graph: { type: "boolean", default: false },
    edges: { type: "string", default: "10000000" },
    seed: { type: "string", default: "1" },
  },
});

function readNumber(name: "edges" | "seed"): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new AppError("BAD_CONFIGURATION", `--${name} must be a positive whole number`);
}

try {
  if (!values.graph) throw new AppError("BAD_CONFIGURATION", "say what to measure: --graph");
  measureGraph(readNumber("edges"), readNumber("seed"));
} catch (error) {
  process.stderr.write(`${JSON.stringify(describeError(error))}\n`);
  process.exitCode = 1;
}
