import { readLines } from "../world/read-lines.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A line of `facevalue export sales`, as far as quality depends on it. */
export interface ProductSale {
  readonly tx: string;
  readonly logIndex: number;
  readonly kind: string;
  readonly contract: string;
  readonly eventId: string | null;
  readonly tokenId: string;
  readonly seller: string;
  readonly buyer: string;
  readonly markupBps: number | null;
  /** "suspect" or "confirmed"; null where nothing was found. */
  readonly wash: string | null;
}

/** Sales that the product exported, one by one. */
export async function* readSales(path: string): AsyncGenerator<ProductSale> {
  for await (const line of readLines(path)) {
    const fields = line as Fields;
    yield {
      tx: String(fields.tx).toLowerCase(),
      logIndex: Number(fields.logIndex),
      kind: String(fields.kind),
      contract: String(fields.contract).toLowerCase(),
      eventId: textOf(fields.eventId),
      tokenId: String(fields.tokenId),
      seller: String(fields.seller).toLowerCase(),
      buyer: String(fields.buyer).toLowerCase(),
      markupBps:
        fields.markupBps === null || fields.markupBps === undefined ? null : Number(fields.markupBps),
      wash: washOf(fields.wash),
    };
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function washOf(value: unknown): string | null {
  const text = textOf(value)?.toLowerCase() ?? "none";
  return text === "none" || text === "false" ? null : text;
}
