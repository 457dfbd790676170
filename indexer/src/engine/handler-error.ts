import { AppError } from "@facevalue/core";

/** A handler that failed, and where. */
export interface HandlerError {
  readonly dataSource: string;
  readonly handler: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  /** Null for block handlers. */
  readonly transactionHash: string | null;
  /** One line that names all of the above. */
  readonly message: string;
  /** Whether it would fail the same way on every run. */
  readonly isDeterministic: boolean;
}

/** MAPPING_FAILED with what failed; retryable when another run of the handler may succeed. */
export class HandlerFailure extends AppError {
  readonly failed: HandlerError;

  constructor(failed: HandlerError, cause: unknown) {
    super("MAPPING_FAILED", failed.message, { retryable: !failed.isDeterministic, cause });
    this.failed = failed;
  }
}
