import { spawnSync } from "node:child_process";

function attempt(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout: 300_000 }).status === 0;
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !attempt("apt-get", ["--version"])) return false;
  return (
    attempt("apt-get", ["update", "-qq"]) && attempt("apt-get", ["install", "-y", "-qq", "redis-server"])
  );
}

/** Missing is no failure here: the tests that need it then fail and say what to install. */
if (spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status !== 0) {
  process.stderr.write("Looking for redis-server for the queue's tests …\n");
  if (!installFromDebian()) process.stderr.write("Install redis-server: the queue's tests start one.\n");
}
