import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const SHELL_BUDGET_KB = 170;
const ROUTE_BUDGET_KB = 130;

/**
 * Weighs the scripts of a finished build, gzipped: those that index.html loads together, every other one for itself.
 * Throws an Error that names what is over its budget.
 */
export function checkBundle(dist) {
  const html = readFileSync(path.join(dist, "index.html"), "utf8");
  const weigh = (name) => gzipSync(readFileSync(path.join(dist, "assets", name))).length / 1000;
  const scripts = readdirSync(path.join(dist, "assets")).filter((name) => name.endsWith(".js"));
  const shell = scripts.filter((name) => html.includes(name)).reduce((sum, name) => sum + weigh(name), 0);
  const routes = scripts.filter((name) => !html.includes(name));
  const tooHeavy = routes.filter((name) => weigh(name) > ROUTE_BUDGET_KB);
  process.stdout.write(`Shell ${shell.toFixed(1)} kB gzipped.\n`);
  if (shell > SHELL_BUDGET_KB)
    throw new Error(`The shell is over its budget of ${SHELL_BUDGET_KB} kB gzipped.`);
  if (tooHeavy.length > 0) throw new Error(`Over ${ROUTE_BUDGET_KB} kB gzipped: ${tooHeavy.join(", ")}.`);
}
