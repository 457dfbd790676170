import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger } from "@facevalue/core";

const FAST_STOP_SECONDS = 20;
const IMMEDIATE_STOP_SECONDS = 10;

interface ProcessFacts {
  readonly parent: number;
  readonly command: string;
}

/**
 * Clears what an earlier run left on `cluster`: a pid file of a process that is gone, or a server whose
 * Facevalue was killed; the latter is stopped, after checking that it is a Postgres of this very folder.
 * @param ownerFile holds the pid of the Facevalue process that started the server
 * @throws DATABASE_IN_USE when that process is alive.
 */
export async function clearLeftoverServer(cluster: string, ownerFile: string, logger: Logger): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  const pid = readNumber(pidFile);
  if (pid === null) return;
  const facts = readProcess(pid);
  if (facts === null) return;
  if (!facts.command.includes("postgres") || !facts.command.includes(cluster)) {
    rmSync(pidFile, { force: true });
    return;
  }
  const owner = readNumber(ownerFile);
  if (owner !== null && owner === facts.parent && readProcess(owner) !== null) throw inUse(cluster, owner);
  logger.warn({ msg: "Stopping the database server of a killed run", pid, cluster });
  await stopProcess(pid);
}

function inUse(cluster: string, owner: number): AppError {
  const message = `another Facevalue (process ${owner}) uses the data in ${cluster}: stop it, or choose another folder with --data`;
  return new AppError("DATABASE_IN_USE", message);
}

async function stopProcess(pid: number): Promise<void> {
  if (await endsAfter(pid, "SIGINT", FAST_STOP_SECONDS)) return;
  if (await endsAfter(pid, "SIGQUIT", IMMEDIATE_STOP_SECONDS)) return;
  const message = `the database server of an earlier run (process ${pid}) does not stop: end it and start again`;
  throw new AppError("DATABASE_IN_USE", message, { retryable: true });
}

async function endsAfter(pid: number, signal: NodeJS.Signals, seconds: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return readProcess(pid) === null;
  }
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    if (readProcess(pid) === null) return true;
  }
  return false;
}

/** The first line of `file` as a number, null when there is none. */
function readNumber(file: string): number | null {
  if (!existsSync(file)) return null;
  const value = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  return Number.isInteger(value) && value > 0 ? value : null;
}

/** Null when no such process lives; a zombie counts as gone. */
function readProcess(pid: number): ProcessFacts | null {
  try {
    if (process.platform === "win32") return readWindowsProcess(pid);
    const format = ["-o", "stat=,ppid=,args=", "-ww", "-p", String(pid)];
    return process.platform === "linux"
      ? readLinuxProcess(pid)
      : parsePs(execFileSync("ps", format, { encoding: "utf8" }));
  } catch {
    return null;
  }
}

function readLinuxProcess(pid: number): ProcessFacts | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === "Z") return null;
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return { parent: Number(parent), command };
}

function parsePs(line: string): ProcessFacts | null {
  const match = /^\s*(\S+)\s+(\d+)\s+(.*)$/.exec(line.trim());
  if (match === null || match[1]?.startsWith("Z")) return null;
  return { parent: Number(match[2]), command: match[3] ?? "" };
}

function readWindowsProcess(pid: number): ProcessFacts | null {
  const query = `$p = Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'; "R $($p.ParentProcessId) $($p.CommandLine)"`;
  const line = execFileSync("powershell", ["-NoProfile", "-Command", query], { encoding: "utf8" });
  const facts = parsePs(line);
  return facts === null || facts.command === "" ? null : facts;
}
