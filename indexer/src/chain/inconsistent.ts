import { AppError } from "@facevalue/core";

/** The RPC's answers contradict each other; asking again may help. */
export function inconsistent(problem: string): AppError {
  return new AppError(
    "RPC_INCONSISTENT",
    `the RPC's answers do not fit together: ${problem}; use another RPC URL if this persists`,
    {
      retryable: true,
    },
  );
}
