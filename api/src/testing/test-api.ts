import { type Logger, silentLogger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { GraphQLFormattedError } from "graphql";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { createApollo } from "../http/create-apollo.ts";
import { createRequestOpener } from "../http/open-request.ts";

export interface Answer<Data> {
  readonly data: Data;
  readonly errors: readonly GraphQLFormattedError[];
  /** Statements that the request sent, beginning and end of its transaction included. */
  readonly statements: readonly string[];
}

export interface TestApi {
  /** Answers one operation as the server does, without HTTP. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>;
  /** `ask` that fails on errors. */
  read<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
}

const ADMIN_KEY = "test-key-test-key-test-key-test-key";

/** The API over a database, one operation at a time, as a reviewer asks it. */
export async function createTestApi(pool: pg.Pool, logger: Logger = silentLogger): Promise<TestApi> {
  let statements: string[] = [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      statements.push(query.sql);
    },
  });
  const apollo = createApollo(logger);
  await apollo.start();
  const openRequest = createRequestOpener(db, 5000, ADMIN_KEY);
  const ask: TestApi["ask"] = async <Data>(query: string, variables = {}) => {
    statements = [];
    const { context, close } = openRequest(`Bearer ${ADMIN_KEY}`);
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue: context });
    await close();
    if (body.kind !== "single") throw new Error("the schema has no incremental delivery");
    const { data, errors = [] } = body.singleResult;
    return { data: data as Data, errors, statements };
  };
  const read: TestApi["read"] = async <Data>(query: string, variables = {}) => {
    const { data, errors } = await ask<Data>(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };
  return { ask, read };
}
