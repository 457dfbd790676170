import { expect, test } from "vitest";
import { parseYaml } from "./parse-yaml.ts";
import { YamlMapping, YamlNumber, YamlTagged, type YamlValue } from "./yaml-value.ts";

/** A value in a form that shows kind and content: numbers as `#text`, tagged values as `!tag(value)`. */
function show(value: YamlValue | undefined): unknown {
  if (value instanceof YamlNumber) return `#${value.text}`;
  if (value instanceof YamlTagged) return [value.tag, show(value.value)];
  if (value instanceof YamlMapping)
    return { map: value.entries.map(([key, item]) => [show(key), show(item)]) };
  if (Array.isArray(value)) return value.map((item: YamlValue) => show(item));
  return value;
}

const parse = (text: string) => show(parseYaml(Buffer.from(text)));

// What serde_yaml 0.9 resolves plain scalars to.
test.each([
  ["", null],
  ["# nothing", null],
  ["~", null],
  ["Null", null],
  ["nULL", "nULL"],
  ["True", true],
  ["FALSE", false],
  ["yes", "yes"],
  ["12", "#12"],
  ["+12", "#12"],
  ["-12", "#-12"],
  ["-0", "#0"],
  ["007", "007"],
  ["-07", "-07"],
  ["0x1F", "#31"],
  ["-0x1f", "#-31"],
  ["0o17", "#15"],
  ["0b101", "#5"],
  ["0x", "0x"],
  ["18446744073709551615", "#18446744073709551615"],
  ["18446744073709551616", undefined],
  ["-9223372036854775809", undefined],
  ["1_000", "1_000"],
  ["1.0", "#1.0"],
  ["1.50", "#1.5"],
  [".5", "#0.5"],
  ["5.", "#5.0"],
  ["1e3", "#1000.0"],
  ["1e16", "#1e16"],
  ["123456789012345678.0", "#1.2345678901234568e17"],
  ["0.00001", "#0.00001"],
  ["0.000001", "#1e-6"],
  ["-0.0", "#-0.0"],
  ["400000000000000000000000000000000000000000", "#4e41"],
  [".inf", "#.inf"],
  ["-.INF", "#-.inf"],
  [".NaN", "#.nan"],
  ["1e999", "1e999"],
  ["inf", "inf"],
  ["'12'", "12"],
  ['"a\\u00e9"', "aé"],
])("the scalar %s", (text, expected) => {
  expect(parse(text)).toEqual(expected);
});

test("collections keep their order, keys may be anything", () => {
  expect(parse("b: [1, x]\na: {n: null}\n? [k]\n: |\n  text\n")).toEqual({
    map: [
      ["b", ["#1", "x"]],
      ["a", { map: [["n", null]] }],
      [["k"], "text\n"],
    ],
  });
});

test("local tags make tagged values, YAML's own tags convert", () => {
  expect(parse("!Thing {a: !Inner 5, b: !Str '5'}")).toEqual([
    "!Thing",
    {
      map: [
        ["a", ["!Inner", "#5"]],
        ["b", ["!Str", "5"]],
      ],
    },
  ]);
  expect(parse("[!!str 5, !!int '5', !!float 1, !!null null, !!bool true, ! 5]")).toEqual([
    "5",
    "#5",
    "#1.0",
    null,
    true,
    "#5",
  ]);
  expect(parse("!!int x")).toBeUndefined();
});

test("aliases repeat what their anchor named at that point", () => {
  expect(parse("[&a 1, *a, &a 2, *a]")).toEqual(["#1", "#1", "#2", "#2"]);
  expect(parse("- &m {k: &i 1}\n- *m\n- *i\n- <<: *m")).toEqual([
    { map: [["k", "#1"]] },
    { map: [["k", "#1"]] },
    "#1",
    { map: [["<<", { map: [["k", "#1"]] }]] },
  ]);
});

test.each([
  ["two documents", "--- 1\n--- 2"],
  ["a key that stands twice", "a: 1\nb: 2\na: 3"],
  ["equal keys of two spellings", "1: x\n0x1: y"],
  ["an unknown anchor", "[*nobody]"],
  ["an alias inside of its own anchor", "&a [*a]"],
  ["a cut-off list", "[1, 2"],
  ["too deep a nesting", "[".repeat(129) + "]".repeat(129)],
  ["far too deep a nesting", "[".repeat(100_000)],
  [
    "aliases that unfold without end",
    ["&a0 [x, x]", ...Array.from({ length: 40 }, (_, n) => `&a${n + 1} [*a${n}, *a${n}]`)]
      .map((line) => `- ${line}`)
      .join("\n"),
  ],
])("%s is an error", (_, text) => {
  expect(parse(text)).toBeUndefined();
});

test("limits: nesting of 128, ten million bytes, valid UTF-8", () => {
  expect(parse("[".repeat(128) + "]".repeat(128))).toBeDefined();
  expect(parseYaml(new Uint8Array(10_000_001).fill(0x61))).toBeUndefined();
  expect(parseYaml(Uint8Array.of(0x61, 0xff))).toBeUndefined();
});
