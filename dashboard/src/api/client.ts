import { Client, cacheExchange, fetchExchange } from "@urql/core";

const TIMEOUT_MS = 15_000;

const URL_OF_API = new URL("/graphql", window.location.origin).href;

/** The client of the API on the page's own origin. */
export const client = new Client({
  url: URL_OF_API,
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
  fetch: fetchWithTimeout,
});

/** The same for what is for reviewers alone: nothing that it reads is kept. */
export const reviewerClient = new Client({
  url: URL_OF_API,
  preferGetMethod: false,
  exchanges: [fetchExchange],
  fetch: fetchWithTimeout,
});

function fetchWithTimeout(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(input, { ...init, signal });
}
