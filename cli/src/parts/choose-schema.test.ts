import { expect, test } from "vitest";
import { chooseSchema } from "./choose-schema.ts";

test.each([
  ["nothing", { schema: undefined, subgraph: undefined }, false, "chain_7", "required"],
  ["the own schema's name", { schema: "chain_7", subgraph: "x" }, false, "chain_7", "required"],
  ["a name for a command that serves", { schema: "tickets", subgraph: "x" }, true, "tickets", "required"],
  [
    "a name for the product's subgraph",
    { schema: "tickets", subgraph: undefined },
    false,
    "tickets",
    "preferred",
  ],
  ["a name for another subgraph", { schema: "other", subgraph: "x" }, false, "other", "declined"],
])("%s given", (_, settings, isServed, schemaName, role) => {
  expect(chooseSchema(settings, { chainId: 7, isServed })).toEqual({ schemaName, role });
});

test("another chain's own schema is refused", () => {
  const choose = () => chooseSchema({ schema: "chain_8", subgraph: "x" }, { chainId: 7, isServed: false });
  expect(choose).toThrow(expect.objectContaining({ code: "BAD_CONFIGURATION" }));
});
