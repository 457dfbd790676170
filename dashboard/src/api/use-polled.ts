import { CombinedError, type RequestPolicy } from "@urql/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { type QueryError, toQueryError } from "./query-error.ts";

/** Reads from the API; throws CombinedError. Must be stable for the same `key`. */
export type Load<T> = (policy: RequestPolicy) => Promise<T>;

/** What a polled read has to show. */
export interface Polled<T> {
  /** Last answer, kept while a newer one loads and when that one fails; undefined before the first. */
  readonly data: T | undefined;
  /** Why the last try failed; null when it did not. */
  readonly error: QueryError | null;
  /** Whether the data belongs to an earlier key (other filters) and the answer to this one is on its way. */
  readonly isOutdated: boolean;
  readonly retry: () => void;
}

interface PollState<T> {
  readonly key: string;
  readonly data: T | undefined;
  readonly error: QueryError | null;
}

/**
 * Reads now and then every `intervalMs` after the last answer, while the tab is visible. Keeps the old answer until the
 * next one is there.
 * @param key tells reads apart: a new key starts a new read at once
 */
export function usePolled<T>(key: string, load: Load<T>, intervalMs: number): Polled<T> {
  const [state, setState] = useState<PollState<T>>({ key, data: undefined, error: null });
  const [attempt, setAttempt] = useState(0);
  const loadRef = useRef(load);
  loadRef.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry starts the loop anew.
  useEffect(
    () =>
      poll({
        intervalMs,
        load: (policy) => loadRef.current(policy),
        onData: (data) => setState({ key, data, error: null }),
        onError: (error) => setState((last) => ({ ...last, error })),
      }),
    [key, intervalMs, attempt],
  );

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { data: state.data, error: state.error, isOutdated: state.key !== key, retry };
}

interface PollOptions<T> {
  readonly intervalMs: number;
  readonly load: Load<T>;
  readonly onData: (data: T) => void;
  readonly onError: (error: QueryError) => void;
}

function poll<T>({ intervalMs, load, onData, onError }: PollOptions<T>): () => void {
  let isStopped = false;
  let isLoading = false;
  let timer: number | undefined;

  const run = async (policy: RequestPolicy) => {
    isLoading = true;
    try {
      const data = await load(policy);
      if (!isStopped) onData(data);
    } catch (error) {
      // Anything else than a failed request is a defect: tell the console too.
      if (!(error instanceof CombinedError)) reportError(error);
      if (!isStopped) onError(error instanceof CombinedError ? toQueryError(error) : DEFECT);
    }
    isLoading = false;
    schedule(policy === "cache-first" ? Math.min(intervalMs, FIRST_REFRESH_MS) : intervalMs);
  };
  const schedule = (delayMs: number) => {
    window.clearTimeout(timer);
    if (isStopped || isLoading || document.visibilityState === "hidden") return;
    timer = window.setTimeout(() => void run("network-only"), delayMs);
  };
  const onVisibilityChange = () => schedule(0);

  // The cache answers at once when a page is opened again; the network follows.
  void run("cache-first");
  document.addEventListener("visibilitychange", onVisibilityChange);
  return () => {
    isStopped = true;
    window.clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibilityChange);
  };
}

const FIRST_REFRESH_MS = 1_000;
const DEFECT: QueryError = { code: "INTERNAL", requestId: null };
