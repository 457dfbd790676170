import type { LogLie } from "./tamper-logs.ts";

/**
 * What happens to one request on its way. `from` names the node that answers it, of those that the proxy knows; the rest
 * is done to the answer.
 */
export type Fault =
  | { readonly kind: "none" }
  /** The connection breaks before, or in the middle of, the answer. */
  | { readonly kind: "drop" }
  | { readonly kind: "cut" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** No answer at all. */
  | { readonly kind: "silence" }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: "truncated" }
  | { readonly kind: "empty" }
  | { readonly kind: "web page" }
  /** More bytes than the client takes, plain or compressed to few. */
  | { readonly kind: "oversize" }
  | { readonly kind: "bomb" }
  | { readonly kind: "shuffled" }
  | { readonly kind: "missing" }
  | { readonly kind: "range limit"; readonly blocks: number }
  | { readonly kind: "logs"; readonly lie: LogLie }
  | { readonly kind: "from"; readonly node: string };
