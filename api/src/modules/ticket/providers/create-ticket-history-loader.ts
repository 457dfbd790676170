import DataLoader from "dataloader";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import { memoizeByArgs } from "../../../graphql/memoize-by-args.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { ConnectionRecord } from "../../../pagination/connection-record.ts";
import { type PageArgs, parsePageArgs } from "../../../pagination/page-request.ts";
import { readLists } from "../../../pagination/read-lists.ts";
import type { HistoryRecord } from "../history-record.ts";
import { HISTORY_LIST, HISTORY_ORDER } from "./history-list.ts";

export interface HistoryArgs {
  readonly page: PageArgs;
  readonly isCounted: boolean;
}

/** A page of the history of each ticket. */
export function createTicketHistoryLoader(reader: Reader) {
  return memoizeByArgs(({ page, isCounted }: HistoryArgs) => {
    const read = { list: HISTORY_LIST, page: parsePageArgs(page, HISTORY_ORDER, null), isCounted };
    return new DataLoader<EntityRef, ConnectionRecord<HistoryRecord>, string>(
      async (parents) => {
        const found = await readLists(reader, parents, { read, parentColumn: "ticket" });
        return parents.map(
          (parent) => found.get(refKey(parent)) ?? new Error(`no page was read for ${parent.key}`),
        );
      },
      { cacheKeyFn: refKey },
    );
  });
}
