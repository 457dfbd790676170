import fc from "fast-check";
import { type GraphQLScalarType, Kind } from "graphql";
import { describe, expect, test } from "vitest";
import { AddressScalar } from "./address.ts";
import { BigIntScalar } from "./big-int.ts";
import { DateScalar } from "./date.ts";
import { DateTimeScalar } from "./date-time.ts";
import { DecimalScalar } from "./decimal.ts";
import { HashScalar } from "./hash.ts";

/** Examples of EIP-55, and a few of one case. */
const CHECKSUMMED = [
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
  "0xde709f2102306220921060314715629080e2fb77",
  "0x27b1fdb04752bbc536007a920d24acb045561c26",
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
  "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
  "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];

describe("Address", () => {
  test.each(CHECKSUMMED)("%s is read in any case and written with its checksum", (address) => {
    for (const text of [address, address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`]) {
      const value = AddressScalar.parseValue(text);
      expect(value).toBe(address.toLowerCase());
      expect(AddressScalar.serialize(value)).toBe(address);
    }
  });

  test("a wrong letter's case is refused", () => {
    const address = CHECKSUMMED[4] ?? "";
    for (let place = 2; place < address.length; place += 1) {
      const letter = address.charAt(place);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      const text = address.slice(0, place) + other + address.slice(place + 1);
      if (text !== address) expect(() => AddressScalar.parseValue(text)).toThrow("checksum");
    }
  });
});

const REFUSED: readonly [GraphQLScalarType, readonly unknown[]][] = [
  [AddressScalar, ["", "0x", `0x${"1".repeat(39)}`, `0x${"g".repeat(40)}`, `${"1".repeat(40)}`, 5, null, {}]],
  [BigIntScalar, ["", "1.0", "1e3", "0x10", " 1", "+1", "9".repeat(79), 1.5, 2 ** 53, true, [], {}]],
  [DecimalScalar, ["", ".5", "5.", "1e3", "NaN", "Infinity", `0.${"1".repeat(79)}`, true]],
  [DateScalar, ["2026-02-29", "2026-13-01", "0000-01-01", "2026-1-1", "2026-01-01T00:00:00Z", "today", 5]],
  [
    DateTimeScalar,
    [
      "2026-01-01",
      "2026-01-01T00:00:00",
      "2026-04-31T00:00:00Z",
      "2026-01-01T24:30:00Z",
      "2026-01-01T00:00:00+25:00",
      "2026-01-01 00:00:00Z",
      "1767225600",
      1_767_225_600,
    ],
  ],
  [HashScalar, ["", `0x${"1".repeat(63)}`, `0x${"g".repeat(64)}`, "1".repeat(64), 5]],
];

test.each(
  REFUSED.flatMap(([scalar, values]) => values.map((value) => [scalar.name, value, scalar] as const)),
)("%s refuses %j as the caller's mistake", (_name, value, scalar) => {
  expect(() => scalar.parseValue(value)).toThrow(
    expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } }),
  );
});

test("integers of 256 bits survive the way in and out", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 255n), max: 2n ** 256n - 1n }), (value) => {
      expect(BigIntScalar.serialize(BigIntScalar.parseValue(value.toString()))).toBe(value.toString());
      const literal = { kind: Kind.INT, value: value.toString() } as const;
      expect(BigIntScalar.parseLiteral(literal, {})).toBe(value);
    }),
  );
});

test.each([
  ["2026-05-01T18:00:00Z", "2026-05-01T18:00:00Z"],
  ["2026-05-01t18:00:00z", "2026-05-01T18:00:00Z"],
  ["2026-05-01T20:00:00+02:00", "2026-05-01T18:00:00Z"],
  ["2026-05-01T00:30:00-23:59", "2026-05-02T00:29:00Z"],
  ["2026-05-01T18:00:00.25Z", "2026-05-01T18:00:00.250Z"],
])("the time %s is %s", (given, shown) => {
  expect(DateTimeScalar.serialize(DateTimeScalar.parseValue(given))).toBe(shown);
});

test("days and decimals keep their text, hashes are lower case", () => {
  expect(DateScalar.parseValue("2028-02-29")).toBe("2028-02-29");
  expect(DecimalScalar.parseValue("-12.500")).toBe("-12.500");
  expect(HashScalar.parseValue(`0x${"AB".repeat(32)}`)).toBe(`0x${"ab".repeat(32)}`);
});
