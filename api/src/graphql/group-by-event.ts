import { toHex } from "@facevalue/core";
import { refKey } from "./entity-ref.ts";

export interface EventKeyColumns {
  readonly chain_id: string;
  readonly event_id: Buffer;
}

/** Metric rows by their event, in the order they came. */
export function groupByEvent<Row extends EventKeyColumns>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = eventKeyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Key of the event that a metric row is of, as loaders use it. */
export function eventKeyOf(row: EventKeyColumns): string {
  return refKey({ chainId: Number(row.chain_id), key: toHex(row.event_id) });
}
