import { expect, test } from "vitest";
import { formatDuration } from "./duration.ts";

test.each([
  ["0", "0 seconds", "0秒钟"],
  ["1", "1 second", "1秒钟"],
  ["59", "59 seconds", "59秒钟"],
  ["60", "1 minute", "1分钟"],
  ["5400", "1.5 hours", "1.5小时"],
  ["302400", "3.5 days", "3.5天"],
])("%s seconds", (seconds, english, chinese) => {
  expect([formatDuration(seconds, "en"), formatDuration(seconds, "zh-CN")]).toEqual([english, chinese]);
});
