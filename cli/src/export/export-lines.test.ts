import { PassThrough, Writable } from "node:stream";
import { expect, test } from "vitest";
import { type ExportFormat, ExportLines } from "./export-lines.ts";

async function written(format: ExportFormat, records: readonly object[]): Promise<string> {
  const output = new PassThrough({ highWaterMark: 8 });
  const chunks: Buffer[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk));
  const lines = new ExportLines(output, format);
  for (const record of records) await lines.write(record);
  output.end();
  return Buffer.concat(chunks).toString();
}

const RECORDS = [
  { name: 'a "b", c', list: ["0x1", "0x2"], count: 3, missing: null },
  { name: "plain", list: [], count: 0, missing: "now\nthen" },
];

test("one JSON object per line", async () => {
  const text = await written("ndjson", RECORDS);
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(RECORDS);
});

test("comma-separated values under their names; what separates is quoted", async () => {
  expect(await written("csv", RECORDS)).toBe(
    'name,list,count,missing\n"a ""b"", c","[""0x1"",""0x2""]",3,\nplain,[],0,"now\nthen"\n',
  );
});

/** An output that fails with this code when the third line comes. */
function failing(code: string): Writable {
  let count = 0;
  return new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      count += 1;
      done(count < 3 ? null : Object.assign(new Error(`write ${code}`), { code }));
    },
  });
}

test("a reader that has seen enough ends it, any other failure of the output is one", async () => {
  const enough = new ExportLines(failing("EPIPE"), "ndjson");
  for (const record of [...RECORDS, ...RECORDS]) await enough.write(record);
  expect(enough.isClosed).toBe(true);
  const full = new ExportLines(failing("ENOSPC"), "ndjson");
  const writing = async () => {
    for (const record of [...RECORDS, ...RECORDS]) await full.write(record);
  };
  await expect(writing()).rejects.toThrow("ENOSPC");
  expect(full.isClosed).toBe(false);
});
