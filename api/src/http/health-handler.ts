import type { IncomingMessage, ServerResponse } from "node:http";
import { describeError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { OpenRequest } from "./open-request.ts";
import { readinessProblems } from "./readiness.ts";
import { sendJson } from "./send.ts";
import { readStatus } from "./status.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export const HEALTH_PATHS = new Set(["/healthz", "/readyz", "/status"]);

/** Answers whether the process is up, whether it can serve, and how far networks and metrics are. */
export function healthHandler(
  db: Kysely<Database>,
  openRequest: OpenRequest,
  state: { isDraining: boolean },
): Handler {
  return async (request, response) => {
    const path = (request.url ?? "/").split("?")[0];
    if (path === "/healthz") return sendJson(request, response, 200, { status: "ok" });
    if (path === "/readyz") {
      const problems = await readinessProblems(db, state.isDraining);
      const status = problems.length === 0 ? "ready" : "not ready";
      return sendJson(request, response, problems.length === 0 ? 200 : 503, { status, problems });
    }
    const { context, close } = openRequest();
    try {
      sendJson(request, response, 200, await readStatus(context));
    } catch (error) {
      sendJson(request, response, 503, { error: "DATABASE_UNREACHABLE", reason: describeError(error) });
    } finally {
      await close();
    }
  };
}
