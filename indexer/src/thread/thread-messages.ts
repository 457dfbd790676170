import type { ErrorCode } from "@facevalue/core";
import type { IndexProgress } from "../run/index-progress.ts";
import type { ThreadOptions } from "./thread-options.ts";

/** What the thread starts with. */
export interface ThreadStart {
  readonly options: ThreadOptions;
  readonly clockMemory: SharedArrayBuffer;
  readonly logLevel: string;
}

export type ToThread = { readonly kind: "stop" };

export interface ThreadFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly stack: string | undefined;
}

export type FromThread =
  | { readonly kind: "log"; readonly line: string }
  | { readonly kind: "place"; readonly place: string }
  | { readonly kind: "progress"; readonly progress: IndexProgress }
  | { readonly kind: "failed"; readonly failure: ThreadFailure };
