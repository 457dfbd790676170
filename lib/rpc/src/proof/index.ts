export { isTrueHeader } from "./is-true-header.ts";
export { receiptsRootOf } from "./receipts-root.ts";
export { type TrieEntry, trieRoot } from "./trie-root.ts";
