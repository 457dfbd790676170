import { expect, test } from "vitest";
import { summarizeProfile } from "./summarize-profile.ts";

const node = (id: number, [functionName, url]: [string, string], children: number[] = []) => ({
  id,
  children,
  callFrame: { functionName, url, scriptId: "1", lineNumber: 9, columnNumber: 0 },
});

test("adds up samples by folder and by function, without idle time", () => {
  const profile = {
    nodes: [
      node(1, ["(root)", ""], [2, 3, 5, 7]),
      node(2, ["(idle)", ""]),
      node(3, ["decode", "file:///r/indexer/src/abi/decode.ts"], [4, 6]),
      node(4, ["hexWrite", ""]),
      node(5, ["", "file:///r/node_modules/pg/lib/client.js"], [8]),
      node(6, ["decode", "file:///r/indexer/src/abi/decode.ts"]),
      node(7, ["(garbage collector)", ""]),
      node(8, ["write", "node:net"]),
    ],
    startTime: 0,
    endTime: 0,
    samples: [2, 3, 4, 5, 6, 7, 8],
    timeDeltas: [9_000_000, 2_000_000, 3_000_000, 1_000_000, 1_000_000, 2_000_000, 1_000_000],
  };
  expect(summarizeProfile(profile)).toEqual([
    "10.00 s busy",
    "by folder:",
    " 60.0 %  indexer/src/abi",
    " 20.0 %  node_modules/pg",
    " 20.0 %  (garbage collector)",
    "  0.0 %  (root)",
    "by function:",
    " 30.0 %  decode  src/abi/decode.ts:10",
    " 30.0 %  hexWrite",
    " 20.0 %  (garbage collector)",
    " 10.0 %  (anonymous)  pg/lib/client.js:10",
    " 10.0 %  write  node:net:10",
    "  0.0 %  (root)",
  ]);
});
