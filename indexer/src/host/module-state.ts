import type { HeapMemory } from "./heap-memory.ts";
import { GLOBAL_PREFIX } from "./patch-module.ts";

type Exports = Readonly<Record<string, unknown>>;

/**
 * State of a module after its start code: every handler begins from it, as if it had an instance of its own. Restoring
 * copies the bytes below `heapStart`'s arena back and zeroes what the last handler allocated.
 */
export class ModuleState {
  readonly #memory: HeapMemory;
  readonly #globals: readonly { readonly global: WebAssembly.Global; readonly value: unknown }[];
  readonly #image: Uint8Array;
  /** The stub allocator's end of the heap; null when no global behaves like it. */
  readonly #heapEnd: WebAssembly.Global | null;
  readonly #heapStart: number;

  /**
   * @param imageEnd bytes below it are constant between handlers
   * @param heapEnd the global that the allocator moves, see `findHeapEnd`
   */
  constructor(
    memory: HeapMemory,
    exports: Exports,
    options: { imageEnd: number; heapEnd: WebAssembly.Global | null },
  ) {
    this.#memory = memory;
    this.#globals = mutableGlobals(exports).map((global) => ({ global, value: global.value as unknown }));
    this.#heapEnd = options.heapEnd;
    this.#heapStart = options.heapEnd === null ? options.imageEnd : toAddress(options.heapEnd);
    this.#image = memory.u8.slice(0, options.imageEnd);
  }

  restore(): void {
    this.#memory.refresh();
    const { u8 } = this.#memory;
    const used = this.#heapEnd === null ? u8.length : Math.min(u8.length, toAddress(this.#heapEnd));
    for (const { global, value } of this.#globals) global.value = value;
    u8.set(this.#image, 0);
    if (used > this.#heapStart) u8.fill(0, this.#heapStart, used);
  }
}

export function mutableGlobals(exports: Exports): WebAssembly.Global[] {
  return Object.entries(exports)
    .filter(([name]) => name.startsWith(GLOBAL_PREFIX))
    .map(([, global]) => global as WebAssembly.Global);
}

/** The global that grows past what `allocate` returns: where the stub allocator's heap ends. */
export function findHeapEnd(exports: Exports, allocate: (size: number) => number): WebAssembly.Global | null {
  const globals = mutableGlobals(exports);
  const before = globals.map((global) => global.value as unknown);
  const pointer = allocate(16) >>> 0;
  return (
    globals.find((global, index) => global.value !== before[index] && toAddress(global) > pointer) ?? null
  );
}

function toAddress(global: WebAssembly.Global): number {
  return Number(global.value) >>> 0;
}
