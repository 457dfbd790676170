import { AppError } from "@facevalue/core";

export interface RpcCall {
  readonly method: string;
  readonly params?: readonly unknown[];
}

export interface AnvilRpc {
  request<T>(method: string, params?: readonly unknown[]): Promise<T>;
  /** Sends the calls together and gives their results in the same order. */
  batch<T>(calls: readonly RpcCall[]): Promise<T[]>;
}

interface RpcAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A client for a local development chain, including the methods that only such chains have. */
export function createAnvilRpc(url: string): AnvilRpc {
  const request = async <T>(method: string, params: readonly unknown[] = []) => {
    const answer = await post<RpcAnswer>(url, { jsonrpc: "2.0", id: 0, method, params });
    return resultOf<T>(answer, method);
  };
  const batch = async <T>(calls: readonly RpcCall[]) => {
    if (calls.length === 0) return [];
    const body = calls.map(({ method, params = [] }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const answers = await post<RpcAnswer[]>(url, body);
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    return calls.map(({ method }, id) => resultOf<T>(byId.get(id), method));
  };
  return { request, batch };
}

async function post<T>(url: string, body: unknown): Promise<T> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  } catch (cause) {
    throw new AppError("RPC_UNREACHABLE", `No chain answers at ${url}. Start it or correct the URL.`, {
      retryable: true,
      cause,
    });
  }
}

function resultOf<T>(answer: RpcAnswer | undefined, method: string): T {
  if (answer && !answer.error) return answer.result as T;
  const reason = answer?.error?.message ?? "no answer";
  throw new AppError("RPC_FAILED", `The chain refused ${method}: ${reason}. A season needs an anvil chain.`);
}
