import { AppError } from "@facevalue/core";

/** Answers that are right each by itself contradict each other; asking again may help. */
export class InconsistentAnswers extends AppError {
  constructor(problem: string) {
    const message = `the RPC's answers do not fit together: ${problem}; use another RPC URL if this persists`;
    super("RPC_INCONSISTENT", message, { retryable: true });
  }
}

export function inconsistent(problem: string): InconsistentAnswers {
  return new InconsistentAnswers(problem);
}
