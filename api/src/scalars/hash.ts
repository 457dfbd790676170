import { createScalar } from "./scalar-type.ts";

export const HashScalar = createScalar<string>({
  name: "Hash",
  expected: "0x and 64 hex digits",
  parse: (text) => (/^0x[0-9a-fA-F]{64}$/.test(text) ? text.toLowerCase() : undefined),
  serialize: (value) => value.toLowerCase(),
});
