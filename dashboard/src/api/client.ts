import { Client, cacheExchange, fetchExchange } from "@urql/core";

const TIMEOUT_MS = 15_000;

/** The client of the API on the page's own origin. */
export const client = new Client({
  url: new URL("/graphql", window.location.origin).href,
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
  fetch: fetchWithTimeout,
});

function fetchWithTimeout(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(input, { ...init, signal });
}
