/**
 * Typed views on a module's memory. WebAssembly may grow its memory whenever it runs, which detaches them:
 * `refresh` has to be called on every entry into the host and after every call of an export.
 */
export class HeapMemory {
  readonly #memory: WebAssembly.Memory;
  u8!: Uint8Array<ArrayBuffer>;
  u16!: Uint16Array;
  u32!: Uint32Array;
  view!: DataView;
  /** The same bytes, for Buffer's native hex and UTF-16 codecs. */
  buffer!: Buffer;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#attach();
  }

  refresh(): void {
    if (this.u8.length === 0) this.#attach();
  }

  #attach(): void {
    const bytes = this.#memory.buffer as ArrayBuffer;
    this.u8 = new Uint8Array(bytes);
    this.u16 = new Uint16Array(bytes);
    this.u32 = new Uint32Array(bytes);
    this.view = new DataView(bytes);
    this.buffer = Buffer.from(bytes);
  }
}
