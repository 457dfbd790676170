import type { RowBuffer } from "../row/row-buffer.ts";
import type { HeapWriter } from "./heap-writer.ts";
import { STORE_KIND } from "./store-kind.ts";

/** A store `Value` of a scalar kind from the row's bytes at its position, which moves behind them. */
export function copyScalarToHeap(heap: HeapWriter, kind: number, row: RowBuffer): number {
  const id = heap.ids.storeValue;
  switch (kind) {
    case STORE_KIND.bytes:
    case STORE_KIND.bigInt:
      return heap.tagged(id, kind, copyBytes(heap, row));
    case STORE_KIND.string: {
      const length = row.readLength();
      const start = row.at;
      row.at += length;
      return heap.tagged(id, kind, heap.textFrom(row.bytes, start, length));
    }
    case STORE_KIND.int: {
      const value = row.view.getInt32(row.at, true);
      row.at += 4;
      return heap.tagged(id, kind, value, value < 0 ? -1 : 0);
    }
    case STORE_KIND.int8:
    case STORE_KIND.timestamp:
      row.at += 8;
      return heap.tagged(
        id,
        kind,
        row.view.getUint32(row.at - 8, true),
        row.view.getUint32(row.at - 4, true),
      );
    case STORE_KIND.bool:
      return heap.tagged(id, kind, row.bytes[row.at++] as number);
    case STORE_KIND.bigDecimal: {
      const exponent = row.view.getInt32(row.at, true);
      row.at += 4;
      const digits = copyBytes(heap, row);
      const pointer = heap.pair(heap.ids.bigDecimal, digits, heap.integer(exponent));
      return heap.tagged(id, kind, pointer);
    }
    default:
      throw new TypeError(`no scalar has the store kind ${kind}`);
  }
}

function copyBytes(heap: HeapWriter, row: RowBuffer): number {
  const length = row.readLength();
  const start = row.at;
  row.at += length;
  return heap.bytesFrom(row.bytes, start, length);
}
