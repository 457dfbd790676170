import type { AdminAccess } from "../http/admin-access.ts";
import type { Loaders } from "./create-loaders.ts";
import type { Reader } from "./reader.ts";

/** What resolvers work with; one per request. */
export interface RequestContext {
  readonly requestId: string;
  /** Whether the caller may read what is for reviewers alone. */
  readonly access: AdminAccess;
  readonly reader: Reader;
  readonly loaders: Loaders;
}
