import { type Browser, chromium } from "playwright-core";
import { findBrowser, NO_BROWSER } from "../../scripts/find-browser.ts";

/** A headless Chromium; throws with what to install when the machine has none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(NO_BROWSER);
  const args = ["--no-sandbox", "--disable-background-networking"];
  return await chromium.launch({ executablePath, args });
}
