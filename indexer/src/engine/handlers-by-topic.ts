import type { BuildEventHandler, BuildMapping } from "../manifest/subgraph-build.ts";

/** Event handlers by their topic 0, in the manifest's order. */
export interface HandlersByTopic {
  readonly topics0: readonly string[];
  readonly handlers: ReadonlyMap<string, readonly BuildEventHandler[]>;
}

const KNOWN = new WeakMap<BuildMapping, HandlersByTopic>();

/** One for all data sources of a mapping: a template may have very many. */
export function handlersByTopic(mapping: BuildMapping): HandlersByTopic {
  const known = KNOWN.get(mapping);
  if (known !== undefined) return known;
  const handlers = Map.groupBy(mapping.eventHandlers, ({ topic0 }) => topic0);
  const grouped = { topics0: [...handlers.keys()], handlers };
  KNOWN.set(mapping, grouped);
  return grouped;
}
