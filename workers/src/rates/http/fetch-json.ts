import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";

export interface FetchLimits {
  readonly timeoutMs: number;
  readonly attempts: number;
  /** Pause before the second attempt, doubled before each further one. */
  readonly pauseMs: number;
  readonly largestBytes: number;
}

export interface JsonRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export const FETCH_LIMITS: FetchLimits = {
  timeoutMs: 10_000,
  attempts: 3,
  pauseMs: 1000,
  largestBytes: 4 * 1024 * 1024,
};
const MOST_REDIRECTS = 3;

/** What is wrong, and whether it may pass. Never holds the URL's path or query, which may hold a key. */
class Trouble extends Error {
  readonly isPassing: boolean;
  constructor(message: string, isPassing: boolean) {
    super(message);
    this.isPassing = isPassing;
  }
}

/**
 * JSON from a URL: retried while its trouble may pass, never sent to another host.
 * @throws RATES_UNUSABLE that names the host alone
 */
export async function fetchJson(request: JsonRequest, limits: FetchLimits = FETCH_LIMITS): Promise<unknown> {
  const { host } = new URL(request.url);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchOnce(request, limits);
    } catch (error) {
      request.signal.throwIfAborted();
      const trouble = error instanceof Trouble ? error : new Trouble(causeOf(error), true);
      if (!trouble.isPassing || attempt >= limits.attempts) {
        const message = `the exchange rates of ${host} cannot be used: ${trouble.message}`;
        throw new AppError("RATES_UNUSABLE", message, { retryable: trouble.isPassing });
      }
      await sleep(limits.pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()), undefined, request);
    }
  }
}

async function fetchOnce({ url, headers, signal }: JsonRequest, limits: FetchLimits): Promise<unknown> {
  const timed = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]);
  const { host, protocol } = new URL(url);
  let next = url;
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(next, { headers, redirect: "manual", signal: timed });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null)
      return await readJson(response, limits);
    await response.body?.cancel();
    const target = URL.parse(location, next);
    if (target?.host !== host || target.protocol !== protocol)
      throw new Trouble("it redirects to another host", false);
    if (redirects === MOST_REDIRECTS) throw new Trouble("it redirects too often", false);
    next = target.href;
  }
}

async function readJson(response: Response, { largestBytes }: FetchLimits): Promise<unknown> {
  if (!response.ok) {
    await response.body?.cancel();
    const isPassing = response.status >= 500 || response.status === 429 || response.status === 408;
    throw new Trouble(`it answers with status ${response.status}`, isPassing);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > largestBytes) throw new Trouble(`its answer is larger than ${largestBytes} bytes`, false);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Trouble("its answer is no JSON", false);
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "it does not answer";
  if (error.name === "TimeoutError") return "it does not answer in time";
  const { cause } = error;
  const code =
    typeof cause === "object" && cause !== null && "code" in cause ? ` (${String(cause.code)})` : "";
  return `it does not answer${code}`;
}
