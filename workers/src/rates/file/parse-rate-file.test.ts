import { expect, test } from "vitest";
import { parseRateFile } from "./parse-rate-file.ts";

const ONE = 10n ** 18n;
const first = { time: 1_780_000_000, currency: "native", fiat: "EUR", rate: 2500n * ONE };
const second = { time: 1_780_003_600, currency: "USD", fiat: "EUR", rate: (9n * ONE) / 10n };

test("CSV, JSON and lines of JSON say the same", () => {
  const csv =
    "\uFEFFtime,currency,fiat,rate\r\n1780000000,native,EUR,2500\n\n2026-05-28T21:26:40Z, USD,EUR,0.90\n";
  const objects = [
    { time: 1_780_000_000, currency: "native", fiat: "EUR", rate: "2500.000" },
    { time: "2026-05-28T22:26:40+01:00", currency: "USD", fiat: "EUR", rate: 0.9 },
  ];
  expect(parseRateFile("rates.csv", csv)).toEqual([first, second]);
  expect(parseRateFile("rates.json", JSON.stringify(objects))).toEqual([first, second]);
  const lines = objects.map((one) => JSON.stringify(one)).join("\n");
  expect(parseRateFile("rates.ndjson", lines)).toEqual([first, second]);
  expect(parseRateFile("rates.csv", "rate,fiat,currency,time\n2500,EUR,native,1780000000")).toEqual([first]);
});

test.each([
  ["1780000000,native,EUR", "4 cells"],
  ["yesterday,native,EUR,1", "time must"],
  ["2026-05-28T21:26:40,native,EUR,1", "time must"],
  ["-5,native,EUR,1", "time must"],
  ["1780000000,,EUR,1", "currency is missing"],
  ["1780000000,native,EURO,1", "fiat must"],
  ["1780000000,EUR,EUR,1", "the same"],
  ["1780000000,native,EUR,0", "rate must"],
  ["1780000000,native,EUR,1", "same time, currency and fiat as line 2"],
])("the line %j makes the file unusable and is named", (line, problem) => {
  const csv = `time,currency,fiat,rate\n1780000000,native,EUR,1\n${line}\n`;
  expect(() => parseRateFile("rates.csv", csv)).toThrow(
    expect.objectContaining({
      code: "RATES_UNUSABLE",
      message: expect.stringMatching(new RegExp(`rates.csv cannot be used: line 3: .*${problem}`)) as string,
    }),
  );
});

test("files of another form are refused", () => {
  expect(() => parseRateFile("rates.csv", "")).toThrow("its first line must be time,currency,fiat,rate");
  expect(() => parseRateFile("rates.txt", "")).toThrow("must end with");
  expect(() => parseRateFile("rates.json", "{}")).toThrow("JSON array");
  expect(() => parseRateFile("rates.json", "[1]")).toThrow("entry 1: no JSON object");
  expect(() => parseRateFile("rates.jsonl", '{"time":1,"extra":2}\n{')).toThrow(
    "line 1: unknown key extra; line 2: no JSON",
  );
});
