import { mkdirSync } from "node:fs";
import { AppError, describeError } from "@facevalue/core";

/** Where files go that the Postgres user must reach when Facevalue itself runs in a folder closed to it. */
export const SHARED_FOLDER = "/var/lib/facevalue";

/** Makes `SHARED_FOLDER`, open for traversal. @throws DATA_FOLDER_UNUSABLE */
export function ensureSharedFolder(): string {
  try {
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    return SHARED_FOLDER;
  } catch (cause) {
    const advice = "use a data folder that other users may pass through, or run as an ordinary user";
    const message = `cannot create ${SHARED_FOLDER} for the Postgres user: ${describeError(cause)}; ${advice}`;
    throw new AppError("DATA_FOLDER_UNUSABLE", message, { cause });
  }
}
