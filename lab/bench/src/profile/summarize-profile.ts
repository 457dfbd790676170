import type { Profiler } from "node:inspector";

const SHOWN = 30;

interface SelfTime {
  readonly where: string;
  microseconds: number;
}

/** The functions of a V8 CPU profile by the time spent in themselves, idling left out; one line each. */
export function summarizeProfile(profile: Profiler.Profile): string[] {
  const times = selfTimes(profile);
  const total = times.reduce((sum, { microseconds }) => sum + microseconds, 0);
  const share = (microseconds: number) => `${((microseconds / total) * 100).toFixed(1).padStart(5)} %`;
  const lines = times
    .toSorted((a, b) => b.microseconds - a.microseconds)
    .slice(0, SHOWN)
    .map(({ where, microseconds }) => `${share(microseconds)}  ${where}`);
  return [`${(total / 1e6).toFixed(2)} s busy`, ...lines];
}

function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTime[] {
  const byNode = new Map<number, number>();
  for (const [index, node] of samples.entries()) {
    byNode.set(node, (byNode.get(node) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const byFunction = new Map<string, SelfTime>();
  for (const { id, callFrame } of nodes) {
    if (callFrame.functionName === "(idle)") continue;
    const where = describeFrame(callFrame);
    const time = byFunction.get(where) ?? { where, microseconds: 0 };
    time.microseconds += byNode.get(id) ?? 0;
    byFunction.set(where, time);
  }
  return [...byFunction.values()];
}

function describeFrame({ functionName, url, lineNumber }: Profiler.Profile["nodes"][0]["callFrame"]): string {
  const name = functionName === "" ? "(anonymous)" : functionName;
  if (url === "") return name;
  const file = url.split("/").slice(-3).join("/");
  return url.startsWith("wasm") ? `${name}  (WASM)` : `${name}  ${file}:${lineNumber + 1}`;
}
