import { registerHooks } from "node:module";
import { ALL_AREAS } from "./all-areas.ts";
import { mutate } from "./mutate.ts";
import { MUTATIONS, type Mutation } from "./mutations.ts";

/** Parameter of a module's URL: its mutation, by number. Each number has the indexer's modules for itself. */
const PARAMETER = "mutation";
const OWN_MODULES = new URL("..", import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    const number = context.parentURL === undefined ? null : numberOf(context.parentURL);
    if (number === null || !resolved.url.startsWith(OWN_MODULES)) return resolved;
    return { ...resolved, url: `${resolved.url}?${PARAMETER}=${number}` };
  },
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const mutation = MUTATIONS[numberOf(url) ?? -1];
    if (mutation === undefined || !url.startsWith(`${OWN_MODULES}src/${mutation.file}?`)) return loaded;
    return { ...loaded, source: mutate(mutation, Buffer.from(loaded.source as Uint8Array).toString()) };
  },
});

function numberOf(url: string): number | null {
  const number = new URL(url).searchParams.get(PARAMETER);
  return number === null ? null : Number(number);
}

/** The first case that fails with this mutation, or with none; null when all hold. */
async function runWith(number: number, mutation: Mutation | undefined): Promise<string | null> {
  const runner = (await import(`./run-cases.ts?${PARAMETER}=${number}`)) as typeof import("./run-cases.ts");
  return runner.findFailingCase(mutation?.areas ?? ALL_AREAS.map(({ name }) => name));
}

/** `node run-mutations.ts NUMBER…` prints a line of JSON for each mutation: its number and the case that fails. */
for (const text of process.argv.slice(2)) {
  const number = Number(text);
  const failing = await runWith(number, MUTATIONS[number]);
  process.stdout.write(`${JSON.stringify({ number, failing })}\n`);
}
