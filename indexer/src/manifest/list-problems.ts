import type { z } from "zod";

/** Every mistake that zod found, with its path, in one line. */
export function listProblems({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".") || "its top level"}: ${message}`).join("; ");
}
