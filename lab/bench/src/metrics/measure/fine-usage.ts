import { readdirSync, readFileSync } from "node:fs";

/** CPU-seconds of a process and all its threads, in the scheduler's own nanoseconds; 0 when it is gone. */
export function fineCpuSeconds(pid: number): number {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ", 1)[0]);
    }
    return nanoseconds / 1e9;
  } catch {
    return 0;
  }
}

/**
 * CPU-seconds of the processes that `pid` started and that live, by process, without those in `others`. A process that ends
 * in between is missing in the later reading.
 */
export function cpuSecondsByChild(pid: number, others: ReadonlySet<number>): Map<number, number> {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  const found = children.map(Number).filter((child) => child > 0 && !others.has(child));
  return new Map(found.map((child) => [child, fineCpuSeconds(child)]));
}

/** What was used between two readings; what a process used before it was first seen is not. */
export function usedBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let used = 0;
  for (const [pid, seconds] of after) used += Math.max(0, seconds - (before.get(pid) ?? 0));
  return used;
}
