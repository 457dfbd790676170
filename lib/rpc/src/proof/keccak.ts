import { BLOCKS, keccakModule, MEMORY_PAGES, RATE } from "./keccak-module.ts";

const PAGE_BYTES = 65_536;
const STATE_BYTES = 200;
const HASH_BYTES = 32;
const MOST_BLOCKS = Math.floor((MEMORY_PAGES * PAGE_BYTES - BLOCKS) / RATE);

interface KeccakExports {
  readonly memory: WebAssembly.Memory;
  readonly absorb: (blocks: number) => void;
}

const { exports } = new WebAssembly.Instance(new WebAssembly.Module(keccakModule()), {});
const { memory, absorb } = exports as unknown as KeccakExports;
const bytes = new Uint8Array(memory.buffer);

/** Keccak-256, as Ethereum uses it: with the padding of before SHA-3. */
export function keccak256(input: Uint8Array): Buffer {
  bytes.fill(0, 0, STATE_BYTES);
  let at = 0;
  while (input.length - at >= RATE) {
    const blocks = Math.min(MOST_BLOCKS, Math.floor((input.length - at) / RATE));
    bytes.set(input.subarray(at, at + blocks * RATE), BLOCKS);
    absorb(blocks);
    at += blocks * RATE;
  }
  const rest = input.length - at;
  bytes.fill(0, BLOCKS + rest, BLOCKS + RATE);
  bytes.set(input.subarray(at), BLOCKS);
  bytes[BLOCKS + rest] = 0x01;
  bytes[BLOCKS + RATE - 1] = (bytes[BLOCKS + RATE - 1] as number) | 0x80;
  absorb(1);
  return Buffer.from(bytes.subarray(0, HASH_BYTES));
}
