import { type ByteWriter, ELEMENT_OIDS, writeRange } from "@facevalue/db";
import { RowBuffer } from "../row/row-buffer.ts";
import { fieldsOf, type RowField } from "../row/row-fields.ts";
import { type RowImage, VALUE } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import { COPY_TYPES } from "./column-type.ts";
import { copyScalar } from "./copy-scalar.ts";

const NULL_LENGTH = -1;

/** A row to store: of an immutable entity with its block, of a mutable one with its range. */
export interface StoredRow {
  readonly vid: bigint;
  readonly row: RowImage;
  readonly lower: number;
  /** Null: still current; always null for immutable entities. */
  readonly upper: number | null;
}

const buffer = new RowBuffer();

/** Writes rows of one type for COPY, column by column in the order of `copyColumns`, straight from their images. */
export class RowCopier {
  readonly #fields: readonly RowField[];
  readonly #isImmutable: boolean;

  constructor(type: EntityType) {
    this.#fields = fieldsOf(type);
    this.#isImmutable = type.isImmutable;
  }

  write(writer: ByteWriter, { vid, row, lower, upper }: StoredRow): void {
    writer.writeInt32(8);
    writer.writeInt64(vid);
    if (this.#isImmutable) {
      writer.writeInt32(4);
      writer.writeInt32(lower);
    } else writeRange(writer, { lower, upper });
    buffer.load(row);
    buffer.at = 1;
    for (const field of this.#fields) {
      if (buffer.bytes[buffer.at++] !== VALUE) writer.writeInt32(NULL_LENGTH);
      else if (field.isList) copyList(writer, field);
      else copyScalar(writer, buffer, field.kind);
    }
  }
}

function copyList(writer: ByteWriter, { kind }: RowField): void {
  const count = buffer.readLength();
  const lengthAt = writer.length;
  writer.writeInt32(0);
  writer.writeInt32(count === 0 ? 0 : 1);
  const hasNullsAt = writer.length;
  writer.writeInt32(0);
  writer.writeInt32(ELEMENT_OIDS[COPY_TYPES[kind]]);
  if (count > 0) {
    writer.writeInt32(count);
    writer.writeInt32(1);
  }
  for (let left = count; left > 0; left--) {
    if (buffer.bytes[buffer.at++] === VALUE) copyScalar(writer, buffer, kind);
    else {
      writer.writeInt32(NULL_LENGTH);
      writer.patchInt32(hasNullsAt, 1);
    }
  }
  writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
}
