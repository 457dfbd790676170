import DataLoader from "dataloader";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import { memoizeByArgs } from "../../../graphql/memoize-by-args.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { ConnectionRecord } from "../../../pagination/connection-record.ts";
import { type PageArgs, parsePageArgs } from "../../../pagination/page-request.ts";
import { readLists } from "../../../pagination/read-lists.ts";
import type { EventRecord } from "../event-record.ts";
import { eventList, eventOrder } from "./event-list.ts";

export interface OrganizerEventsArgs {
  readonly page: PageArgs;
  readonly isCounted: boolean;
}

/** A page of each organizer's events, newest first. */
export function createOrganizerEventsLoader(reader: Reader) {
  return memoizeByArgs(({ page, isCounted }: OrganizerEventsArgs) => {
    const order = eventOrder({ field: "PUBLISHED_AT", direction: "DESC" });
    const read = { list: eventList({}, order), page: parsePageArgs(page, order, null), isCounted };
    return new DataLoader<EntityRef, ConnectionRecord<EventRecord>, string>(
      async (organizers) => {
        const found = await readLists(reader, organizers, { read, parentColumn: "organizer" });
        return organizers.map(
          (organizer) => found.get(refKey(organizer)) ?? new Error(`no page was read for ${organizer.key}`),
        );
      },
      { cacheKeyFn: refKey },
    );
  });
}
