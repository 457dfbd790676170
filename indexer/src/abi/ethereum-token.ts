import type { AbiType } from "./abi-type.ts";
import { ETHEREUM_KIND } from "./ethereum-kind.ts";

/** An `ethereum.Value` outside of a module's heap. */
export type EthereumToken =
  | { readonly kind: 0 | 1 | 2 | 10; readonly bytes: Uint8Array }
  | { readonly kind: 3 | 4; readonly integer: bigint }
  | { readonly kind: 5; readonly isTrue: boolean }
  | { readonly kind: 6; readonly text: string }
  | { readonly kind: 7 | 8 | 9; readonly items: readonly EthereumToken[] };

/** Whether `token` can be passed where a function wants `type`. */
export function fitsType(token: EthereumToken, type: AbiType): boolean {
  switch (type.kind) {
    case "array": {
      const kind = type.length === null ? ETHEREUM_KIND.array : ETHEREUM_KIND.fixedArray;
      if (token.kind !== kind || !("items" in token)) return false;
      if (type.length !== null && token.items.length !== type.length) return false;
      return token.items.every((item) => fitsType(item, type.element));
    }
    case "tuple":
      return token.kind === ETHEREUM_KIND.tuple && fitTypes(token.items, type.components);
    case "address":
      return token.kind === ETHEREUM_KIND.address;
    case "fixedBytes":
      return token.kind === ETHEREUM_KIND.fixedBytes && token.bytes.length <= type.size;
    case "function":
      return token.kind === ETHEREUM_KIND.function;
    case "bool":
    case "bytes":
    case "int":
    case "string":
    case "uint":
      return token.kind === ETHEREUM_KIND[type.kind];
  }
}

export function fitTypes(tokens: readonly EthereumToken[], types: readonly AbiType[]): boolean {
  return (
    tokens.length === types.length &&
    tokens.every((token, index) => {
      const type = types[index];
      return type !== undefined && fitsType(token, type);
    })
  );
}
