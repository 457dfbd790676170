import type { Loaders } from "./create-loaders.ts";
import type { Reader } from "./reader.ts";

/** What resolvers work with; one per request. */
export interface RequestContext {
  readonly requestId: string;
  readonly reader: Reader;
  readonly loaders: Loaders;
}
