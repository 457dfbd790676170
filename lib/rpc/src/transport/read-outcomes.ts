import { EndpointFailure } from "./endpoint-failure.ts";
import type { CallOutcome, RpcErrorObject } from "./rpc-call.ts";

/** The outcome of a single call (not sent as a batch). */
export function readSingleOutcome(json: unknown): CallOutcome {
  // A few gateways answer everything with an array.
  const answer = Array.isArray(json) && json.length === 1 ? json[0] : json;
  const outcome = toOutcome(answer);
  if (outcome === null) throw new EndpointFailure("temporary", "the answer is not a JSON-RPC response");
  return outcome;
}

/**
 * The outcomes of a batch, in the order of the calls whose ids are `firstId` … `firstId + count - 1`.
 * @throws EndpointFailure `batch-refused` when the answer is no array or does not hold every call.
 */
export function readBatchOutcomes(json: unknown, count: number, firstId = 0): CallOutcome[] {
  if (!Array.isArray(json)) {
    const outcome = toOutcome(json);
    const said = outcome !== null && !outcome.ok ? outcome.error.message : "the answer is not an array";
    throw new EndpointFailure("batch-refused", `batch of ${count} calls not accepted: ${said}`);
  }
  const outcomes: CallOutcome[] = [];
  for (const answer of json) {
    const outcome = toOutcome(answer);
    const id = outcome === null ? undefined : Number(answer.id) - firstId;
    if (outcome !== null && id !== undefined && Number.isInteger(id) && id >= 0 && id < count)
      outcomes[id] = outcome;
  }
  for (let id = 0; id < count; id++) {
    if (outcomes[id] === undefined) {
      throw new EndpointFailure(
        "batch-refused",
        `only ${json.length} of ${count} calls of a batch were answered`,
      );
    }
  }
  return outcomes;
}

function toOutcome(answer: unknown): CallOutcome | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("error" in answer && answer.error !== null && answer.error !== undefined) {
    return { ok: false, error: toErrorObject(answer.error) };
  }
  return "result" in answer ? { ok: true, result: answer.result } : null;
}

function toErrorObject(error: unknown): RpcErrorObject {
  if (typeof error !== "object" || error === null) return { code: 0, message: String(error) };
  const { code, message, data } = error as Record<string, unknown>;
  return {
    code: typeof code === "number" ? code : Number(code ?? 0),
    message: typeof message === "string" ? message.replaceAll(/\s+/g, " ") : JSON.stringify(error),
    data,
  };
}
