import { INTERNAL_ERROR, INVALID_PARAMETERS, INVALID_REQUEST, PARSE_ERROR, RpcError } from "./rpc-error.ts";

/** Gives a method's result as JSON; throws RpcError when it refuses. */
export type AnswerMethod = (method: string, parameters: readonly unknown[]) => string;

const MOST_CALLS = 1000;

/** The answer to the body of a request, which may be a batch; null when nobody waits for one. */
export function answerBody(answer: AnswerMethod, body: string): string | null {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    return failure(null, new RpcError(PARSE_ERROR, "the body is not JSON"));
  }
  if (!Array.isArray(request)) return answerCall(answer, request);
  if (request.length === 0) return failure(null, new RpcError(INVALID_REQUEST, "the batch is empty"));
  if (request.length > MOST_CALLS) {
    return failure(null, new RpcError(INVALID_REQUEST, `the batch has more than ${MOST_CALLS} calls`));
  }
  const answers = request.map((call) => answerCall(answer, call)).filter((one) => one !== null);
  return answers.length === 0 ? null : `[${answers.join(",")}]`;
}

function answerCall(answer: AnswerMethod, call: unknown): string | null {
  if (!isCall(call)) return failure(null, new RpcError(INVALID_REQUEST, "that is no JSON-RPC 2.0 request"));
  const { id, method, params = [] } = call;
  const isNotification = id === undefined;
  try {
    if (!Array.isArray(params)) throw new RpcError(INVALID_PARAMETERS, "params must be a list");
    const result = answer(method, params);
    return isNotification ? null : `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;
  } catch (error) {
    if (isNotification) return null;
    return failure(id, error instanceof RpcError ? error : new RpcError(INTERNAL_ERROR, String(error)));
  }
}

interface Call {
  readonly jsonrpc: "2.0";
  readonly id?: string | number | null;
  readonly method: string;
  readonly params?: unknown;
}

function isCall(call: unknown): call is Call {
  if (typeof call !== "object" || call === null || Array.isArray(call)) return false;
  const { jsonrpc, method, id } = call as Record<string, unknown>;
  const isId = id === undefined || id === null || typeof id === "string" || typeof id === "number";
  return jsonrpc === "2.0" && typeof method === "string" && isId;
}

function failure(id: string | number | null, { code, message }: RpcError): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
}
