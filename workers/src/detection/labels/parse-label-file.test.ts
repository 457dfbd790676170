import { expect, test } from "vitest";
import { parseLabelFile } from "./parse-label-file.ts";

const [ONE, OTHER] = [`0x${"a1".repeat(20)}`, `0x${"b2".repeat(20)}`];

test("accounts and kinds are read, whatever the case, the ends of lines and the blanks", () => {
  const text = `\uFEFFaccount,kind\r\n${ONE.toUpperCase().replace("0X", "0x")}, Exchange\r\n\r\n${OTHER},custodian\n`;
  expect(parseLabelFile("known.csv", text)).toEqual([
    { account: ONE, kind: "exchange" },
    { account: OTHER, kind: "custodian" },
  ]);
  expect(parseLabelFile("known.csv", "account,kind\n")).toEqual([]);
});

test.each([
  ["", "its first line must be account,kind"],
  [`account,kind\n${ONE},scalper`, "line 2: scalper is none of exchange, bridge"],
  [`account,kind\n${ONE},toString`, "line 2: tostring is none of"],
  [`account,kind\n0x12,bridge`, "line 2: 0x12 is no address"],
  [`account,kind\n${ONE},bridge,2`, "line 2: it must have two cells"],
  [`account,kind\n${ONE},bridge\n${ONE},exchange`, `line 3: ${ONE} has a label already`],
])("the file %j is refused whole, and the line is named", (text, problem) => {
  expect(() => parseLabelFile("known.csv", text)).toThrow(
    expect.objectContaining({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining(`the labels in known.csv cannot be used: ${problem}`) as string,
    }),
  );
});
