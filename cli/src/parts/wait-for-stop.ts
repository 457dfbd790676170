import { once } from "node:events";
import type { Shutdown } from "@facevalue/core";

/** Resolves when the command is told to stop. */
export async function waitForStop({ signal }: Shutdown): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
