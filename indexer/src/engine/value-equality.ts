import type { EntityRow, Value } from "../schema/value.ts";

export function areRowsEqual(left: EntityRow, right: EntityRow): boolean {
  return (
    left.length === right.length && left.every((value, index) => areValuesEqual(value, right[index] ?? null))
  );
}

export function areValuesEqual(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return false;
  if (left instanceof Uint8Array) return right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  if (Array.isArray(left)) return Array.isArray(right) && areRowsEqual(left, right);
  if (!("digits" in left) || !("digits" in right)) return false;
  return left.digits === right.digits && left.exponent === right.exponent;
}
