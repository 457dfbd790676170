import { expect, test } from "vitest";
import { summarizeProfile } from "./summarize-profile.ts";

test("adds the samples of each function up, wherever it was called from, without idle time", () => {
  const node = (id: number, functionName: string, url: string) => ({
    id,
    callFrame: { functionName, url, scriptId: "1", lineNumber: 9, columnNumber: 0 },
  });
  const profile = {
    nodes: [
      node(1, "(idle)", ""),
      node(2, "decode", "file:///a/b/c/d.ts"),
      node(3, "decode", "file:///a/b/c/d.ts"),
      node(4, "", ""),
    ],
    startTime: 0,
    endTime: 0,
    samples: [1, 2, 3, 4],
    timeDeltas: [5_000_000, 1_000_000, 500_000, 500_000],
  };
  expect(summarizeProfile(profile)).toEqual([
    "2.00 s busy",
    " 75.0 %  decode  b/c/d.ts:10",
    " 25.0 %  (anonymous)",
  ]);
});
