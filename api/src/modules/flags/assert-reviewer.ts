import { AppError } from "@facevalue/core";
import type { RequestContext } from "../../graphql/request-context.ts";

/**
 * Lets reviewers pass. Called before anything of a flag is read.
 * @throws UNAUTHENTICATED without a key, FORBIDDEN with a wrong one, ADMIN_KEY_UNSET when the server has none
 */
export function assertReviewer({ access }: Pick<RequestContext, "access">): void {
  switch (access) {
    case "GRANTED":
      return;
    case "MISSING":
      throw new AppError(
        "UNAUTHENTICATED",
        "flags are for reviewers: send the admin key in the header Authorization: Bearer KEY",
      );
    case "WRONG":
      throw new AppError("FORBIDDEN", "this is not the server's admin key: ask whoever runs it");
    case "NO_KEY_SET":
      throw new AppError(
        "ADMIN_KEY_UNSET",
        "flags are for reviewers, and this server has no key for them: set FACEVALUE_ADMIN_KEY to 32 characters or more and start it again",
      );
  }
}
