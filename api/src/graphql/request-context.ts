import type { Reader } from "./reader.ts";
import type { Loaders } from "./create-loaders.ts";

/** What resolvers work with; one per request. */
export interface RequestContext {
  readonly requestId: string;
  readonly reader: Reader;
  readonly loaders: Loaders;
}
