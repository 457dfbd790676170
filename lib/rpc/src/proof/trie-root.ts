import { encodeRlp, type RlpItem } from "./encode-rlp.ts";
import { keccak256 } from "./keccak.ts";

export interface TrieEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

interface Leaf {
  readonly path: readonly number[];
  readonly value: Uint8Array;
}

const EMPTY = Buffer.alloc(0);

/** `0x` root of the Merkle-Patricia trie of these entries (yellow paper, appendix D); no key is part of another. */
export function trieRoot(entries: readonly TrieEntry[]): string {
  const leaves = entries.map(({ key, value }) => ({ path: toNibbles(key), value }));
  const root = leaves.length === 0 ? EMPTY : nodeOf(leaves, 0);
  return `0x${keccak256(encodeRlp(root)).toString("hex")}`;
}

/** The node that holds `leaves`, whose paths are equal up to `depth`. */
function nodeOf(leaves: readonly Leaf[], depth: number): RlpItem {
  const first = leaves[0] as Leaf;
  if (leaves.length === 1) return [packPath(first.path.slice(depth), true), first.value];
  const shared = sharedLength(leaves, depth);
  if (shared > 0) {
    const below = nodeOf(leaves, depth + shared);
    return [packPath(first.path.slice(depth, depth + shared), false), reference(below)];
  }
  const below: Leaf[][] = Array.from({ length: 16 }, () => []);
  for (const leaf of leaves) below[leaf.path[depth] as number]?.push(leaf);
  const children = below.map((own) => (own.length === 0 ? EMPTY : reference(nodeOf(own, depth + 1))));
  return [...children, EMPTY];
}

/** A short node stands in its parent itself, a long one by its hash. */
function reference(node: RlpItem): RlpItem {
  const encoded = encodeRlp(node);
  return encoded.length < 32 ? node : keccak256(encoded);
}

function sharedLength(leaves: readonly Leaf[], depth: number): number {
  const { path } = leaves[0] as Leaf;
  let end = depth;
  while (end < path.length && leaves.every((leaf) => leaf.path[end] === path[end])) end++;
  return end - depth;
}

function toNibbles(bytes: Uint8Array): number[] {
  const nibbles: number[] = [];
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  return nibbles;
}

/** Hex-prefix encoding of a path. */
function packPath(nibbles: readonly number[], isLeaf: boolean): Buffer {
  const isOdd = nibbles.length % 2 === 1;
  const flag = (isLeaf ? 2 : 0) + (isOdd ? 1 : 0);
  const path = Buffer.allocUnsafe((nibbles.length >> 1) + 1);
  path[0] = isOdd ? (flag << 4) | (nibbles[0] as number) : flag << 4;
  for (let at = isOdd ? 1 : 0, byte = 1; at < nibbles.length; at += 2, byte += 1)
    path[byte] = ((nibbles[at] as number) << 4) | (nibbles[at + 1] as number);
  return path;
}
