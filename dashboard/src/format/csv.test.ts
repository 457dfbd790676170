import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("quotes what needs it, leaves unknown empty and starts with a byte order mark", () => {
  const csv = toCsv(
    ["name", "price"],
    [
      ['Night "2", late', "89.5"],
      ["周深", null],
    ],
  );
  expect(csv).toBe('\uFEFFname,price\r\n"Night ""2"", late",89.5\r\n周深,\r\n');
});

test("a text cannot run as a formula, a negative number stays a number", () => {
  expect(toCsv(["a"], [["=1+1"], ["-1+1"], ["-0.25"], [-3]])).toBe(
    "\uFEFFa\r\n'=1+1\r\n'-1+1\r\n-0.25\r\n-3\r\n",
  );
});
