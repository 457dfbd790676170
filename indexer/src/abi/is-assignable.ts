import type { AbiType } from "./abi-type.ts";

/** Whether every value of type `from` can be passed as a parameter of type `to`: integers of any size, shorter fixed bytes. */
export function isAssignable(from: AbiType, to: AbiType): boolean {
  if (from.kind === "array" && to.kind === "array") {
    return from.length === to.length && isAssignable(from.element, to.element);
  }
  if (from.kind === "tuple" && to.kind === "tuple") return areAssignable(from.components, to.components);
  if (from.kind === "fixedBytes" && to.kind === "fixedBytes") return from.size <= to.size;
  return from.kind === to.kind;
}

export function areAssignable(from: readonly AbiType[], to: readonly AbiType[]): boolean {
  return (
    from.length === to.length &&
    from.every((type, index) => {
      const target = to[index];
      return target !== undefined && isAssignable(type, target);
    })
  );
}
