import {
  concatBytes,
  readSections,
  readUnsigned,
  SECTION,
  unsigned,
  type WasmSection,
  writeSections,
} from "./wasm-binary.ts";

/** Exports that `patchModule` adds: one per mutable global, and the start function if the module has one. */
export const GLOBAL_PREFIX = "facevalue:global:";
export const START_EXPORT = "facevalue:start";

const MAX_PAGES = 16_384;
const OPCODE_END = 0x0b;
const KIND = { function: 0, global: 3 } as const;

/**
 * Makes a module's whole state reachable from outside: exports every mutable global, turns a start section into an
 * export (it may only run once its imports can use the heap) and caps memory at 1 GiB.
 */
export function patchModule(binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = readSections(binary);
  const added: number[][] = mutableGlobals(sections).map((index) =>
    exportEntry(GLOBAL_PREFIX + index, KIND.global, index),
  );
  const start = sections.find(({ id }) => id === SECTION.start);
  if (start) added.push(exportEntry(START_EXPORT, KIND.function, readUnsigned(start.body, 0)[0]));
  const patched = sections
    .filter(({ id }) => id !== SECTION.start)
    .map((section) => {
      if (section.id === SECTION.export) return { id: section.id, body: appendEntries(section.body, added) };
      return section.id === SECTION.memory ? { id: section.id, body: capMemory(section.body) } : section;
    });
  return writeSections(binary, patched);
}

function exportEntry(name: string, kind: number, index: number): number[] {
  const bytes = new TextEncoder().encode(name);
  return [...unsigned(bytes.length), ...bytes, kind, ...unsigned(index)];
}

function appendEntries(body: Uint8Array, entries: readonly number[][]): Uint8Array {
  const [count, start] = readUnsigned(body, 0);
  const head = Uint8Array.from(unsigned(count + entries.length));
  return concatBytes([head, body.subarray(start), Uint8Array.from(entries.flat())]);
}

function capMemory(body: Uint8Array): Uint8Array {
  const [count, flagsAt] = readUnsigned(body, 0);
  if (count !== 1) return body;
  const [minimum] = readUnsigned(body, flagsAt + 1);
  return Uint8Array.from([1, 1, ...unsigned(minimum), ...unsigned(Math.max(minimum, MAX_PAGES))]);
}

function mutableGlobals(sections: readonly WasmSection[]): number[] {
  const imports = sections.find(({ id }) => id === SECTION.import);
  const globals = sections.find(({ id }) => id === SECTION.global);
  if (!globals) return [];
  const first = imports ? countImportedGlobals(imports.body) : 0;
  const [count, start] = readUnsigned(globals.body, 0);
  const mutable: number[] = [];
  let offset = start;
  for (let index = 0; index < count; index++) {
    if (globals.body[offset + 1] === 1) mutable.push(first + index);
    offset = skipInitializer(globals.body, offset + 2);
  }
  return mutable;
}

/** Offset behind a constant expression (i32/i64/f32/f64.const, global.get, ref.null/func; then end). */
function skipInitializer(body: Uint8Array, start: number): number {
  let offset = start;
  while (body[offset] !== OPCODE_END) {
    const opcode = body[offset];
    if (opcode === 0x43) offset += 5;
    else if (opcode === 0x44) offset += 9;
    else offset = readUnsigned(body, offset + 1)[1];
  }
  return offset + 1;
}

function countImportedGlobals(body: Uint8Array): number {
  const [count, start] = readUnsigned(body, 0);
  let offset = start;
  let globals = 0;
  for (let index = 0; index < count; index++) {
    for (let part = 0; part < 2; part++) {
      const [length, text] = readUnsigned(body, offset);
      offset = text + length;
    }
    const kind = body[offset];
    if (kind === KIND.global) globals++;
    offset = skipImportType(body, offset);
  }
  return globals;
}

function skipImportType(body: Uint8Array, offset: number): number {
  const kind = body[offset];
  if (kind === KIND.function) return readUnsigned(body, offset + 1)[1];
  if (kind === KIND.global) return offset + 3;
  const flagsAt = kind === 1 ? offset + 2 : offset + 1;
  const [, afterMinimum] = readUnsigned(body, flagsAt + 1);
  return (body[flagsAt] ?? 0) & 1 ? readUnsigned(body, afterMinimum)[1] : afterMinimum;
}
