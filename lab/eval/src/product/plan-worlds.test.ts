import { expect, test } from "vitest";
import { planWorlds } from "./plan-worlds.ts";

test("each world has the server at its place, or none has one", () => {
  expect(planWorlds(["x/a", "y/b/"], ["one", "two"])).toEqual([
    { folder: "x/a", name: "a", rpc: "one" },
    { folder: "y/b/", name: "b", rpc: "two" },
  ]);
  expect(planWorlds(["a", "b"], []).map(({ rpc }) => rpc)).toEqual([null, null]);
  expect(() => planWorlds(["a", "b"], ["one"])).toThrow(/1 times for 2 worlds/);
});

test("two worlds of one name are refused", () => {
  expect(() => planWorlds(["x/a", "y/a"], [])).toThrow(/2 worlds are called a/);
});
