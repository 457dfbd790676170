import { randomUUID } from "node:crypto";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { createLoaders } from "../graphql/create-loaders.ts";
import type { Reader } from "../graphql/reader.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { Snapshot } from "../graphql/snapshot.ts";
import { NetworkDirectory } from "../modules/network/providers/network-directory.ts";
import { createAccessCheck } from "./admin-access.ts";

export interface OpenedRequest {
  readonly context: RequestContext;
  /** Refuses further reads and frees the request's database connection. May be called again. */
  close(): Promise<void>;
}

/** @param authorization the request's header of that name */
export type OpenRequest = (authorization?: string) => OpenedRequest;

/**
 * Makes the contexts of requests: each reads one consistent state of the database.
 * @param adminKey opens what is for reviewers alone; without it nothing does
 */
export function createRequestOpener(
  db: Kysely<Database>,
  statementTimeoutMs: number,
  adminKey?: string,
): OpenRequest {
  const directory = new NetworkDirectory();
  const checkAccess = createAccessCheck(adminKey);
  return (authorization) => {
    const snapshot = new Snapshot(db, statementTimeoutMs);
    const reader: Reader = {
      read: (query) => snapshot.read(query),
      networks: () => directory.read(snapshot),
    };
    const access = checkAccess(authorization);
    const context = { requestId: randomUUID(), access, reader, loaders: createLoaders(reader) };
    return { context, close: () => snapshot.close() };
  };
}
