import { type RawBuilder, sql } from "kysely";

/** An array of bytea written into the statement, for one that takes no parameters: `event = any(${bytesList(keys)})`. */
export function bytesList(keys: readonly Uint8Array[]): RawBuilder<unknown> {
  const elements = keys.map(
    (key) => `"\\\\x${Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("hex")}"`,
  );
  return sql.raw(`'{${elements.join(",")}}'::bytea[]`);
}
