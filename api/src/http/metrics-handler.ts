import type { Handler } from "./health-handler.ts";
import { send, sendJson } from "./send.ts";

/** A page for a monitoring system, made anew for each reading. */
export interface MetricsSource {
  readonly contentType: string;
  render(): Promise<string>;
}

export function metricsHandler(source: MetricsSource | undefined): Handler {
  return async (request, response) => {
    if (source === undefined) return sendJson(request, response, 404, { error: "NOT_FOUND" });
    const body = await source.render();
    const headers = { "cache-control": "no-store" };
    send(request, response, { status: 200, type: source.contentType, body, headers });
  };
}
