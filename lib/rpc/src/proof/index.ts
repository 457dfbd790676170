export { isTrueHeader } from "./is-true-header.ts";
export { receiptsRootOf } from "./receipts-root.ts";
