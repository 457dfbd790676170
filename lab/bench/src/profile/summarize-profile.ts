import type { Profiler } from "node:inspector";

type ProfileNode = Profiler.ProfileNode;

const SHOWN = 30;
const IDLE = "(idle)";

/**
 * Where the time of a V8 CPU profile went, idling left out: by folder, with what the engine and Node's own modules did
 * on its behalf, then by function, each in itself alone. One line each.
 */
export function summarizeProfile(profile: Profiler.Profile): string[] {
  const busy = profile.nodes.filter(({ callFrame }) => callFrame.functionName !== IDLE);
  const times = timesOf(profile);
  const total = busy.reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
  const toLines = (nameOf: (node: ProfileNode) => string) =>
    [...addUp(busy, times, nameOf)]
      .sort(([, one], [, other]) => other - one)
      .slice(0, SHOWN)
      .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return [
    `${(total / 1e6).toFixed(2)} s busy`,
    "by folder:",
    ...toLines(folderFinder(profile.nodes)),
    "by function:",
    ...toLines(describeFunction),
  ];
}

/** Microseconds by node. */
function timesOf({ samples = [], timeDeltas = [] }: Profiler.Profile): Map<number, number> {
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  return times;
}

function addUp(
  nodes: readonly ProfileNode[],
  times: ReadonlyMap<number, number>,
  nameOf: (node: ProfileNode) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const node of nodes) {
    const name = nameOf(node);
    sums.set(name, (sums.get(name) ?? 0) + (times.get(node.id) ?? 0));
  }
  return sums;
}

/** The folder or package of a node's file; without a file of its own, that of its nearest caller with one. */
function folderFinder(nodes: readonly ProfileNode[]): (node: ProfileNode) => string {
  const callers = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  );
  const find = (node: ProfileNode): string => {
    const { url, functionName } = node.callFrame;
    if (url.startsWith("wasm")) return "WASM";
    if (url.startsWith("file:")) return folderOf(url);
    const caller = callers.get(node.id);
    if (caller !== undefined && caller.callFrame.functionName !== "(root)") return find(caller);
    return functionName.startsWith("(") ? functionName : "node";
  };
  return find;
}

function folderOf(url: string): string {
  const dependency = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  return dependency ?? url.split("/").slice(0, -1).slice(-3).join("/");
}

function describeFunction({ callFrame }: ProfileNode): string {
  const { functionName, url, lineNumber } = callFrame;
  const name = functionName === "" ? "(anonymous)" : functionName;
  if (url === "") return name;
  const file = url.split("/").slice(-3).join("/");
  return url.startsWith("wasm") ? `${name}  (WASM)` : `${name}  ${file}:${lineNumber + 1}`;
}
