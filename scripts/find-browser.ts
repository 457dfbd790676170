import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chromium: PLAYWRIGHT_CHROMIUM_PATH, then the system's, then Playwright's own install; null for none. */
export function findBrowser(): string | null {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) return isExecutable(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return [...installed, mac, chromium.executablePath()].find(isExecutable) ?? null;
}

/** What to tell somebody whose machine has no browser. */
export const NO_BROWSER =
  "The browser tests need Chromium: install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) " +
  "or set PLAYWRIGHT_CHROMIUM_PATH to one.";
