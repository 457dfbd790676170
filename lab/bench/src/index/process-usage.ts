import { readdirSync, readFileSync } from "node:fs";
import { AppError } from "@facevalue/core";

/** Linux counts a process's time in hundredths of a second for everybody who asks. */
const TICKS_PER_SECOND = 100;

interface Ticks {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly children: number;
}

/** @throws BAD_CONFIGURATION where the kernel does not tell. */
export function assertCountable(): void {
  if (process.platform === "linux") return;
  throw new AppError("BAD_CONFIGURATION", "The benchmark reads /proc: run it on Linux.");
}

/** CPU-seconds of a process itself. */
export function cpuSeconds(pid: number): number {
  return (readTicks(pid)?.own ?? 0) / TICKS_PER_SECOND;
}

/** CPU-seconds of a process, of its children that live, and of those that have ended. */
export function cpuSecondsOfFamily(pid: number): number {
  const root = readTicks(pid);
  if (root === null) return 0;
  let ticks = root.own + root.children;
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const facts = readTicks(Number(entry));
    if (facts?.parent === pid) ticks += facts.own + facts.children;
  }
  return ticks / TICKS_PER_SECOND;
}

/** CPU-seconds of this process's children that have ended. */
export function cpuSecondsOfEnded(): number {
  return (readTicks(process.pid)?.children ?? 0) / TICKS_PER_SECOND;
}

/** Largest resident memory so far in bytes; null when the process is gone. */
export function peakBytes(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

function readTicks(pid: number): Ticks | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the numbers follow it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const at = (position: number) => Number(fields[position]);
    return { parent: at(1), own: at(11) + at(12), children: at(13) + at(14) };
  } catch {
    return null;
  }
}
