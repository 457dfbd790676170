import { Kind } from "graphql";
import { createScalar } from "./scalar-type.ts";

const DECIMAL = /^-?\d{1,78}(\.\d{1,78})?$/;

export const DecimalScalar = createScalar<string>({
  name: "Decimal",
  literals: [Kind.STRING, Kind.INT, Kind.FLOAT],
  expected: "digits with an optional decimal point",
  parse: (text) => (DECIMAL.test(text) ? text : undefined),
  serialize: (value) => value,
});
