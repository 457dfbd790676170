import { spawn } from "node:child_process";
import { PassThrough, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { flushOutput } from "./flush-output.ts";

const SIZE = 3_000_000;

/** A process that writes more than a pipe holds and ends at once; its reader begins later. */
async function lengthRead(ending: string): Promise<number> {
  const script = `
    import { flushOutput } from ${JSON.stringify(import.meta.resolve("./flush-output.ts"))};
    process.stdout.write("x".repeat(${SIZE}));
    ${ending}
    process.exit(0);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = new Promise((resolve) => child.on("close", resolve));
  await wait(300);
  let length = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    length += chunk.length;
  });
  await closed;
  return length;
}

test("a process that ends loses nothing of what it wrote, however slow the reader", async () => {
  expect(await lengthRead("await flushOutput([process.stdout, process.stderr]);")).toBe(SIZE);
  expect(await lengthRead("")).toBeLessThan(SIZE);
});

function failing(code: string): Writable {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => void setImmediate(done, Object.assign(new Error(code), { code })),
  });
  stream.on("error", () => {});
  stream.write("some");
  return stream;
}

test("a reader that has gone is no failure, a full disk is", async () => {
  await expect(flushOutput([failing("EPIPE"), new PassThrough()])).resolves.toBeUndefined();
  await expect(flushOutput([failing("ENOSPC")])).rejects.toThrow("ENOSPC");
});
