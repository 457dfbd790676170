import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { EndpointFailure } from "./endpoint-failure.ts";

/**
 * The whole body, decompressed.
 * @throws EndpointFailure `too-large` as soon as it exceeds `maxBytes`, `temporary` when it cannot be decompressed
 */
export function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  const fail = (error: Error) => {
    response.destroy();
    reject(error);
  };
  const body = decompress(response, fail);
  body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else fail(new EndpointFailure("too-large", `the answer is larger than ${maxBytes} bytes`));
  });
  body.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes)));
  body.on("error", fail);
  body.on("close", () => fail(new Error("the connection was closed before the end of the answer")));
  return promise;
}

function decompress(response: IncomingMessage, fail: (error: Error) => void): Readable {
  const decoder = decoderOf(response.headers["content-encoding"]);
  if (decoder === null) return response;
  response.on("error", (error) => {
    decoder.destroy();
    fail(error);
  });
  return response.pipe(decoder);
}

function decoderOf(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      return null;
  }
}
