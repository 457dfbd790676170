import { Writable } from "node:stream";
import { createLogger, silentLogger } from "@facevalue/core";
import { afterEach, expect, test, vi } from "vitest";
import { type Progress, ProgressBar, renderProgress } from "./progress-bar.ts";
import { StatusLine } from "./status-line.ts";

const progress: Progress = {
  label: "Indexing",
  done: 250,
  total: 1000,
  rates: { "logs/s": 1234.5, "blocks/s": 56.2 },
  etaSeconds: 3725,
};

afterEach(() => {
  vi.useRealTimers();
});

/** A stream that is a terminal, or not, and what a person would see on its screen. */
class FakeTerminal extends Writable {
  readonly isTTY: boolean;
  readonly columns = 100;
  writes: string[] = [];

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.writes.push(chunk.toString());
    done();
  }

  /** Lines after every control sequence has been obeyed. */
  get screen(): string[] {
    const lines = [""];
    for (const part of this.writes
      .join("")
      .replaceAll("\r\u001B[2K", "\r")
      .split(/([\r\n])/)) {
      if (part === "\n") lines.push("");
      else if (part === "\r") lines[lines.length - 1] = "";
      else lines[lines.length - 1] += part;
    }
    return lines;
  }

  asStream(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }
}

test("shows share, rates and time left", () => {
  const line = renderProgress(progress, 200);
  expect(line).toContain("25 %");
  expect(line).toContain("250/1000");
  expect(line).toContain("1235 logs/s  56 blocks/s");
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
  const stream = new FakeTerminal(false);
  const bar = new ProgressBar(silentLogger, new StatusLine(stream.asStream()));
  bar.update(progress);
  bar.clear();
  expect(stream.writes).toEqual([]);
});

test("a log line stands alone above the bar, which is drawn again below it", () => {
  const terminal = new FakeTerminal(true);
  const line = new StatusLine(terminal.asStream());
  const logger = createLogger("text", "info", line);
  const bar = new ProgressBar(logger, line);
  logger.info("before");
  bar.update(progress);
  logger.warn("during");
  bar.update({ ...progress, done: 500 });
  logger.warn("again");
  const [before, during, again, last] = terminal.screen;
  expect([before, during, again]).toEqual([
    expect.stringMatching(/INFO.*: before$/),
    expect.stringMatching(/WARN.*: during$/),
    expect.stringMatching(/WARN.*: again$/),
  ]);
  expect(last).toBe(renderProgress({ ...progress, done: 500 }, 100));
  bar.clear();
  logger.info("after");
  expect(terminal.screen.slice(3)).toEqual([expect.stringMatching(/INFO.*: after$/), ""]);
});

test("where logs are JSON, progress is a record every five seconds, also on a terminal", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const terminal = new FakeTerminal(true);
  const line = new StatusLine(terminal.asStream());
  const bar = new ProgressBar(createLogger("json", "info", line), line, false);
  for (let second = 0; second < 11; second++) {
    bar.update({ ...progress, done: second });
    vi.advanceTimersByTime(1000);
  }
  bar.clear();
  const records = terminal.writes.map((text) => JSON.parse(text) as object);
  expect(records).toMatchObject([{ done: 0 }, { done: 5 }, { done: 10 }]);
  expect(records[0]).toMatchObject({
    msg: "Indexing",
    total: 1000,
    rates: { "logs/s": 1235, "blocks/s": 56 },
    etaSeconds: 3725,
  });
});
