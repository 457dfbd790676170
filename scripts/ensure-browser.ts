import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findBrowser, NO_BROWSER } from "./find-browser.ts";

function attempt(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout: 300_000 }).status === 0;
}

function installForPlaywright(): boolean {
  const playwright = join(import.meta.dirname, "../node_modules/playwright-core/cli.js");
  return attempt(process.execPath, [playwright, "install", "chromium"]);
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !attempt("apt-get", ["--version"])) return false;
  return attempt("apt-get", ["update", "-qq"]) && attempt("apt-get", ["install", "-y", "-qq", "chromium"]);
}

/** Missing is no failure here: the browser tests then fail and say what to install. */
if (!findBrowser() && !process.env.PLAYWRIGHT_CHROMIUM_PATH) {
  process.stderr.write("Looking for a browser for the browser tests …\n");
  if (!installForPlaywright() && !installFromDebian()) process.stderr.write(`${NO_BROWSER}\n`);
}
