import { Kind } from "graphql";
import { createScalar } from "./scalar-type.ts";

/** As many digits as numeric(78,0) has, which holds every 256-bit integer. */
const INTEGER = /^-?\d{1,78}$/;

export const BigIntScalar = createScalar<bigint>({
  name: "BigInt",
  literals: [Kind.STRING, Kind.INT],
  expected: "an integer of at most 78 digits",
  parse: (text) => (INTEGER.test(text) ? BigInt(text) : undefined),
  serialize: (value) => value.toString(),
});
