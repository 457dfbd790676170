import type { IncomingMessage } from "node:http";

/** The request's body is larger than allowed. */
export class BodyTooLarge extends Error {}

/** Body as text. The connection stays open, so that a refusal can be sent. @throws BodyTooLarge over `limit` bytes */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
