import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const VALUES = "runtime/wasm/src/to_from/external.rs, ToAscObj<AscEnum<YamlValueKind>>";
const MODULE = "runtime/wasm/src/module/context.rs";

export const yamlArea: ConformanceArea = {
  name: "yaml",
  title: "YAML",
  cases: [
    ...[
      ["~", "null"],
      ["true", "true"],
      ["12", "#12"],
      ["1.50", "#1.5"],
      ["'12'", "'12'"],
      ["[1, a]", "[#1,'a']"],
      ["b: 1\na: 2", "{'b':#1,'a':#2}"],
      ["1: x\n[1]: y", "{#1:'x',[#1]:'y'}"],
      ["!seat 7", "!seat #7"],
    ].map(([text = "", expected = ""]) => ({
      point: `${text.replaceAll("\n", " / ")} is ${expected}`,
      source: VALUES,
      run: evaluate("yaml.fromBytes", text),
      expected,
    })),
    {
      point: "fromBytes refuses what is no YAML",
      source: `${MODULE}, yaml_from_bytes: "Failed to parse YAML from byte array"`,
      run: evaluate("yaml.fromBytes", "{ a"),
      expected: deterministic("YAML"),
    },
    {
      point: "try_fromBytes tells of it",
      source: `${MODULE}, yaml_try_from_bytes; runtime/test/src/test.rs, yaml_parsing`,
      run: evaluate("yaml.try_fromBytes", "{ a"),
      expected: "error",
    },
    {
      point: "try_fromBytes gives a value",
      source: `${MODULE}, yaml_try_from_bytes`,
      run: evaluate("yaml.try_fromBytes", "a: [~]"),
      expected: "{'a':[null]}",
    },
  ],
};
