import { HeapMemory } from "../src/host/heap-memory.ts";
import { HeapReader } from "../src/host/heap-reader.ts";
import { HeapWriter } from "../src/host/heap-writer.ts";
import { readRuntimeIds } from "../src/host/type-id.ts";

/** A heap without a module behind it: a bump allocator like AssemblyScript's stub over bare memory. */
export function makeHeap(): { memory: HeapMemory; reader: HeapReader; writer: HeapWriter } {
  const wasmMemory = new WebAssembly.Memory({ initial: 1 });
  let end = 1024;
  const allocate = (size: number): number => {
    const pointer = end;
    end += (size + 35) & ~15;
    const missing = end - wasmMemory.buffer.byteLength;
    if (missing > 0) wasmMemory.grow(Math.ceil(missing / 65_536));
    return pointer;
  };
  const memory = new HeapMemory(wasmMemory);
  const writer = new HeapWriter(
    memory,
    allocate,
    readRuntimeIds((typeId) => typeId),
  );
  return { memory, writer, reader: new HeapReader(memory) };
}
