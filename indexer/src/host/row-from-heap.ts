import type { RowBuffer } from "../row/row-buffer.ts";
import { writeBigInt, writeDecimal } from "../row/row-values.ts";
import type { HeapReader } from "./heap-reader.ts";
import { STORE_KIND } from "./store-kind.ts";
import { readBigDecimal } from "./store-value-reader.ts";

/** A number with more bytes may be over graph-node's limit. */
const LONG_BYTES = 64;

/** Appends the store `Value` at `pointer`, which has the scalar kind `kind`, to a row. */
export function copyScalarToRow(
  heap: HeapReader,
  pointer: number,
  { kind, row }: { kind: number; row: RowBuffer },
): void {
  const payload = pointer + 8;
  switch (kind) {
    case STORE_KIND.bytes: {
      const { start, length } = heap.range(heap.u32(payload));
      row.sized(heap.memory.u8, start, length);
      return;
    }
    case STORE_KIND.bigInt:
      copyBigInt(heap, heap.u32(payload), row);
      return;
    case STORE_KIND.string:
      copyText(heap, heap.u32(payload), row);
      return;
    case STORE_KIND.int:
      copyWords(heap, payload, { words: 1, row });
      return;
    case STORE_KIND.int8:
    case STORE_KIND.timestamp:
      copyWords(heap, payload, { words: 2, row });
      return;
    case STORE_KIND.bool:
      row.byte(heap.u32(payload) === 0 ? 0 : 1);
      return;
    case STORE_KIND.bigDecimal:
      writeDecimal(row, readBigDecimal(heap, heap.u32(payload)));
      return;
    default:
      throw new TypeError(`no scalar has the store kind ${kind}`);
  }
}

function copyWords(
  heap: HeapReader,
  pointer: number,
  { words, row }: { words: number; row: RowBuffer },
): void {
  row.reserve(8);
  for (let word = 0; word < words; word++) {
    row.view.setUint32(row.at, heap.u32(pointer + word * 4), true);
    row.at += 4;
  }
}

/** Mappings may hold a number with more bytes than it needs; equal ones must have equal images. */
function copyBigInt(heap: HeapReader, pointer: number, row: RowBuffer): void {
  const { start, length } = heap.range(pointer);
  if (length === 0) {
    row.length(1);
    row.byte(0);
    return;
  }
  if (length > LONG_BYTES) {
    writeBigInt(row, heap.bigInt(pointer));
    return;
  }
  const { u8 } = heap.memory;
  let needed = length;
  while (needed > 1) {
    const top = u8[start + needed - 1] as number;
    const isNextNegative = (u8[start + needed - 2] as number) >= 0x80;
    if (top !== (isNextNegative ? 0xff : 0)) break;
    needed--;
  }
  row.sized(u8, start, needed);
}

/** Copies UTF-16 as it is, unless something in it has to be refused or dropped. */
function copyText(heap: HeapReader, pointer: number, row: RowBuffer): void {
  const at = heap.object(pointer);
  const { start, length } = heap.textRange(at);
  const { u8 } = heap.memory;
  for (let index = start; index < start + length; index += 2) {
    const low = u8[index] as number;
    const high = u8[index + 1] as number;
    const isSpecial = high === 0 ? low === 0 : (high & 0xf8) === 0xd8;
    if (isSpecial) {
      writeChecked(heap.string(at), row);
      return;
    }
  }
  row.sized(u8, start, length);
}

function writeChecked(text: string, row: RowBuffer): void {
  const bytes = Buffer.from(text, "utf16le");
  row.sized(bytes, 0, bytes.length);
}
