import DataLoader from "dataloader";
import type { EventHolder } from "../../../generated/resolver-types.ts";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import { memoizeByArgs } from "../../../graphql/memoize-by-args.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { ConnectionRecord } from "../../../pagination/connection-record.ts";
import { type PageArgs, parsePageArgs } from "../../../pagination/page-request.ts";
import { readLists } from "../../../pagination/read-lists.ts";
import { holderList, holderOrder } from "./holder-list.ts";

export interface HolderListArgs {
  readonly page: PageArgs;
  readonly direction: "ASC" | "DESC";
  readonly isCounted: boolean;
}

/** A page of the holders of each event. */
export function createEventHolderListLoader(reader: Reader) {
  return memoizeByArgs(({ page, direction, isCounted }: HolderListArgs) => {
    const list = holderList(direction);
    const read = { list, page: parsePageArgs(page, holderOrder(direction), null), isCounted };
    return new DataLoader<EntityRef, ConnectionRecord<EventHolder>, string>(
      async (parents) => {
        const found = await readLists(reader, parents, { read, parentColumn: "event" });
        return parents.map(
          (parent) => found.get(refKey(parent)) ?? new Error(`no page was read for ${parent.key}`),
        );
      },
      { cacheKeyFn: refKey },
    );
  });
}
