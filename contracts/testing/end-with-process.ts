import type { ChildProcess } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const children = new Set<ChildProcess>();

/**
 * Ends the child when this process ends, also by a signal that nobody else handles; whoever handles signals is
 * expected to stop the child or to exit. Only SIGKILL leaves the child behind.
 */
export function endWithProcess(child: ChildProcess): void {
  if (children.size === 0) listen();
  children.add(child);
  child.once("exit", () => {
    children.delete(child);
    if (children.size === 0) stopListening();
  });
}

function listen(): void {
  process.on("exit", killAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off("exit", killAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  killAll();
  stopListening();
  process.kill(process.pid, signal);
}

function killAll(): void {
  for (const child of children) child.kill("SIGKILL");
}
