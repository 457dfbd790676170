/** Discriminants of graph-node's IndexForAscTypeId: arguments of a module's `id_of_type`. */
export const TYPE_ID = {
  string: 0,
  arrayBuffer: 1,
  uint8Array: 6,
  bigDecimal: 12,
  arrayUint8Array: 14,
  arrayEthereumValue: 15,
  arrayStoreValue: 16,
  arrayJsonValue: 17,
  arrayEventParam: 19,
  arrayTypedMapEntryStringJsonValue: 20,
  arrayTypedMapEntryStringStoreValue: 21,
  eventParam: 23,
  transaction: 24,
  block: 25,
  wrappedBool: 28,
  wrappedJsonValue: 29,
  ethereumValue: 30,
  storeValue: 31,
  jsonValue: 32,
  event: 33,
  typedMapEntryStringStoreValue: 34,
  typedMapEntryStringJsonValue: 35,
  typedMapStringStoreValue: 36,
  typedMapStringJsonValue: 37,
  resultJsonValueBool: 40,
  transactionReceipt: 1000,
  log: 1001,
  arrayH256: 1002,
  arrayLog: 1003,
  arrayTypedMapStringStoreValue: 1004,
  yamlValue: 5500,
  yamlTaggedValue: 5501,
  yamlTypedMapEntryValueValue: 5502,
  yamlTypedMapValueValue: 5503,
  yamlArrayValue: 5504,
  yamlArrayTypedMapEntryValueValue: 5505,
  yamlWrappedValue: 5506,
  yamlResultValueBool: 5507,
} as const;

/** Runtime ids of one module's classes; modules of one subgraph differ in them. */
export type RuntimeIds = { readonly [Name in keyof typeof TYPE_ID]: number };

export function readRuntimeIds(idOfType: (typeId: number) => number): RuntimeIds {
  const entries = Object.entries(TYPE_ID).map(([name, typeId]) => [name, idOfType(typeId)]);
  return Object.fromEntries(entries) as RuntimeIds;
}
