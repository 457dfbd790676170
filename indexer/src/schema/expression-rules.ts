/** Functions that give the same for the same arguments, with the least and the most arguments they take. */
export const FUNCTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["abs", [1, 1]],
  ["ceil", [1, 1]],
  ["ceiling", [1, 1]],
  ["div", [2, 2]],
  ["floor", [1, 1]],
  ["gcd", [2, 2]],
  ["lcm", [2, 2]],
  ["mod", [2, 2]],
  ["power", [2, 2]],
  ["sign", [1, 1]],
  ["coalesce", [1, Number.POSITIVE_INFINITY]],
  ["nullif", [2, 2]],
  ["greatest", [1, Number.POSITIVE_INFINITY]],
  ["least", [1, Number.POSITIVE_INFINITY]],
]);

/** Types that a value may be cast to. */
export const CAST_TYPES: ReadonlySet<string> = new Set([
  "int",
  "int2",
  "int4",
  "int8",
  "integer",
  "smallint",
  "bigint",
  "numeric",
  "decimal",
  "text",
  "boolean",
]);

export const BINARY_SYMBOLS: ReadonlySet<string> = new Set([
  "+",
  "-",
  "*",
  "/",
  "%",
  "^",
  "<",
  ">",
  "<=",
  ">=",
  "=",
  "<>",
  "!=",
]);

/** Words that are part of the language, so that no column is meant by them. */
export const RESERVED: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "case",
  "when",
  "then",
  "else",
  "end",
  "cast",
  "as",
  "is",
  "null",
  "true",
  "false",
  "distinct",
  "from",
]);
