import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApolloServer } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { Logger } from "@facevalue/core";
import type { RequestContext } from "../graphql/request-context.ts";
import { resolvers } from "../graphql/resolvers.ts";
import { formatError } from "./format-error.ts";
import { landingPage } from "./landing-page.ts";
import { limitObjects } from "./limit-objects.ts";
import { requestLog } from "./request-log.ts";

const SCHEMA = join(import.meta.dirname, "../../../schema.graphql");

/** Limits of one operation. The dashboard's largest query has depth 8, about 250 tokens and 10 aliases. */
const LIMITS = {
  maxDepth: { n: 10, flattenFragments: true },
  maxAliases: { n: 15 },
  maxDirectives: { n: 10 },
  // It turns every syntax error into an unexpected one: the parser counts the tokens itself.
  maxTokens: { enabled: false },
  // It does not see page sizes that come from variables: limitObjects does.
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
};

const MOST_TOKENS = 1000;

/** The dashboard's largest answer has about 5,500 objects, a full page of its list of events about 11,000. */
const MOST_OBJECTS = 25_000;

/** GraphQL over schema.graphql: limits, persisted queries, CSRF protection, masked errors. Not started. */
export function createApollo(logger: Logger): ApolloServer<RequestContext> {
  const { plugins, validationRules } = new ApolloArmor(LIMITS).protect();
  return new ApolloServer<RequestContext>({
    typeDefs: readFileSync(SCHEMA, "utf8"),
    resolvers,
    plugins: [...plugins, limitObjects(MOST_OBJECTS), requestLog(logger), landingPage()],
    validationRules,
    parseOptions: { maxTokens: MOST_TOKENS },
    maxRecursiveSelections: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (m) => logger.warn(m),
      error: (m) => logger.error(m),
    },
  });
}
