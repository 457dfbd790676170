/** Kinds of graph-ts' `ethereum.Value`. */
export const ETHEREUM_KIND = {
  address: 0,
  fixedBytes: 1,
  bytes: 2,
  int: 3,
  uint: 4,
  bool: 5,
  string: 6,
  fixedArray: 7,
  array: 8,
  tuple: 9,
  function: 10,
} as const;
