/** Sections of a WebAssembly module by their id, in file order. */
export interface WasmSection {
  readonly id: number;
  /** Payload without id and size. */
  readonly body: Uint8Array;
}

export const SECTION = { import: 2, memory: 5, global: 6, export: 7, start: 8 } as const;

const PREAMBLE_BYTES = 8;

export function readSections(binary: Uint8Array): WasmSection[] {
  const sections: WasmSection[] = [];
  let offset = PREAMBLE_BYTES;
  while (offset < binary.length) {
    const id = binary[offset] ?? 0;
    const [size, start] = readUnsigned(binary, offset + 1);
    sections.push({ id, body: binary.subarray(start, start + size) });
    offset = start + size;
  }
  return sections;
}

export function writeSections(binary: Uint8Array, sections: readonly WasmSection[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [binary.subarray(0, PREAMBLE_BYTES)];
  for (const { id, body } of sections) {
    parts.push(Uint8Array.of(id, ...unsigned(body.length)), body);
  }
  return concatBytes(parts);
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

/** LEB128 at `offset`: value and offset behind it. */
export function readUnsigned(bytes: Uint8Array, offset: number): [value: number, next: number] {
  let value = 0;
  let factor = 1;
  for (let index = offset; ; index++) {
    const byte = bytes[index];
    if (byte === undefined || factor > 2 ** 35) throw new RangeError("the WASM file is cut off or damaged");
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, index + 1];
    factor *= 128;
  }
}

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}
