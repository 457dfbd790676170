import { Writable } from "node:stream";
import { silentLogger } from "@facevalue/core";
import { expect, test } from "vitest";
import { ProgressBar, renderProgress } from "./progress-bar.ts";

const progress = {
  label: "Indexing",
  done: 250,
  total: 1000,
  rate: { value: 1234.5, unit: "logs/s" },
  etaSeconds: 3725,
};

test("shows share, rate and time left", () => {
  const line = renderProgress(progress, 200);
  expect(line).toContain("25 %");
  expect(line).toContain("250/1000");
  expect(line).toContain("1235 logs/s");
  expect(line).toContain("ETA 1 h 2 min");
});

test("is never wider than the terminal", () => {
  expect(renderProgress(progress, 40).length).toBeLessThan(40);
  expect(renderProgress(progress, 20)).toContain("25 %");
});

test("a total of zero is done, and more than the total is not more than all", () => {
  expect(renderProgress({ ...progress, done: 0, total: 0 }, 200)).toContain("100 %");
  expect(renderProgress({ ...progress, done: 2000 }, 200)).toContain("100 %");
});

test("draws nothing on what is not a terminal", () => {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const bar = new ProgressBar(silentLogger, { stream: stream as unknown as NodeJS.WriteStream });
  bar.update(progress);
  bar.clear();
  expect(written).toBe("");
});
