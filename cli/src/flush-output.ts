import type { Writable } from "node:stream";

/**
 * Resolves once a slow reader has taken all that was written to these streams. Leaving the process before drops what is still in memory.
 * A reader that has gone needs no more; any other error of a write rejects.
 */
export async function flushOutput(streams: readonly Writable[]): Promise<void> {
  await Promise.all(streams.map(flush));
}

function flush(stream: Writable): Promise<void> {
  if (stream.destroyed || stream.writableLength === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write("", (error) => {
      if (error && !("code" in error && error.code === "EPIPE")) reject(error);
      else resolve();
    });
  });
}
