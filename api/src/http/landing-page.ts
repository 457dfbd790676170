import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../graphql/request-context.ts";

const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Facevalue API</title>
<h1>Facevalue API</h1>
<p>This is a GraphQL endpoint. Post operations to it as JSON, or point any GraphQL client at it: introspection is on.
The guide is docs/api.md.</p>
<pre>curl -H 'content-type: application/json' -d '{"query":"{ networks { chainId name state indexedBlock } }"}' $URL/graphql</pre>
</html>
`;

/** What a browser sees at the endpoint. Apollo's own page loads scripts from other servers, this one loads nothing. */
export function landingPage(): ApolloServerPlugin<RequestContext> {
  return {
    serverWillStart: async () => ({ renderLandingPage: async () => ({ html: HTML }) }),
  };
}
