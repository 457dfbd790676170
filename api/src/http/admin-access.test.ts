import { expect, test } from "vitest";
import { createAccessCheck } from "./admin-access.ts";

const KEY = `${"k".repeat(31)}1`;
const check = createAccessCheck(KEY);

test("the key opens, whatever the scheme's case", () => {
  for (const header of [`Bearer ${KEY}`, `bearer ${KEY}`, `Bearer   ${KEY} `])
    expect(check(header)).toBe("GRANTED");
});

test.each([`${"k".repeat(31)}2`, "k".repeat(31), `${KEY}1`, KEY.toUpperCase(), "x", `${KEY},`])(
  "another key is wrong, also one of another length: %s",
  (key) => {
    expect(check(`Bearer ${key}`)).toBe("WRONG");
  },
);

test.each([
  undefined,
  "",
  "Bearer",
  "Bearer ",
  KEY,
  `Basic ${KEY}`,
  `Bearer ${KEY} more`,
  `Bearer a ${KEY}`,
  `X Bearer ${KEY}`,
])("without a key in the scheme Bearer there is none: %s", (header) => {
  expect(check(header)).toBe("MISSING");
});

test("a server without a key opens to nobody, not even to an empty one", () => {
  for (const none of [undefined, ""]) {
    for (const header of [undefined, "Bearer ", "Bearer undefined", `Bearer ${KEY}`]) {
      expect(createAccessCheck(none)(header)).toBe("NO_KEY_SET");
    }
  }
});
