export { isTrueHeader } from "./is-true-header.ts";
export { keccak256 } from "./keccak.ts";
export { receiptsRootOf } from "./receipts-root.ts";
export { type TrieEntry, trieRoot } from "./trie-root.ts";
