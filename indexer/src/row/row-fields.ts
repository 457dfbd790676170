import type { EntityType, ScalarKind } from "../schema/entity-type.ts";
import type { RowBuffer } from "./row-buffer.ts";
import { VALUE } from "./row-image.ts";

/** How a kind's values lie in an image. */
export const FORM = { sized: 0, four: 1, eight: 2, one: 3, decimal: 4 } as const;
export type Form = (typeof FORM)[keyof typeof FORM];

const FORMS: Readonly<Record<ScalarKind, Form>> = {
  String: FORM.sized,
  Enum: FORM.sized,
  Bytes: FORM.sized,
  BigInt: FORM.sized,
  Int: FORM.four,
  Int8: FORM.eight,
  Timestamp: FORM.eight,
  Boolean: FORM.one,
  BigDecimal: FORM.decimal,
};

export interface RowField {
  readonly kind: ScalarKind;
  readonly form: Form;
  readonly isList: boolean;
  readonly isRequired: boolean;
}

const known = new WeakMap<EntityType, readonly RowField[]>();

/** Fields of a type in column order. */
export function fieldsOf(type: EntityType): readonly RowField[] {
  const fields = known.get(type);
  if (fields !== undefined) return fields;
  const made = type.columns.map(({ kind, isList, isNullable }) => {
    return { kind, form: FORMS[kind], isList, isRequired: !isNullable };
  });
  known.set(type, made);
  return made;
}

/** Moves behind the field at the buffer's position, its state included; returns the state. */
export function skipField(buffer: RowBuffer, { form, isList }: RowField): number {
  const state = buffer.bytes[buffer.at++] as number;
  if (state !== VALUE) return state;
  if (!isList) skipValue(buffer, form);
  else {
    for (let left = buffer.readLength(); left > 0; left--) {
      if (buffer.bytes[buffer.at++] === VALUE) skipValue(buffer, form);
    }
  }
  return state;
}

function skipValue(buffer: RowBuffer, form: Form): void {
  if (form === FORM.sized) {
    const length = buffer.readLength();
    buffer.at += length;
  } else if (form === FORM.four) buffer.at += 4;
  else if (form === FORM.eight) buffer.at += 8;
  else if (form === FORM.one) buffer.at += 1;
  else {
    buffer.at += 4;
    const length = buffer.readLength();
    buffer.at += length;
  }
}
