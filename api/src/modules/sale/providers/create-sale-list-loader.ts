import DataLoader from "dataloader";
import type { SaleFilter } from "../../../generated/resolver-types.ts";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import { memoizeByArgs } from "../../../graphql/memoize-by-args.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { ConnectionRecord } from "../../../pagination/connection-record.ts";
import { type PageArgs, parsePageArgs } from "../../../pagination/page-request.ts";
import { readLists } from "../../../pagination/read-lists.ts";
import type { SaleRecord } from "../sale-record.ts";
import { SALE_ORDER, saleList } from "./sale-list.ts";

export interface SaleListArgs {
  readonly parentColumn: "event" | "ticket";
  readonly page: PageArgs;
  readonly where: SaleFilter;
  readonly isCounted: boolean;
}

/** A page of the sales of each event or ticket, newest first. */
export function createSaleListLoader(reader: Reader) {
  return memoizeByArgs(({ parentColumn, page, where, isCounted }: SaleListArgs) => {
    const read = { list: saleList(where), page: parsePageArgs(page, SALE_ORDER, null), isCounted };
    return new DataLoader<EntityRef, ConnectionRecord<SaleRecord>, string>(
      async (parents) => {
        const found = await readLists(reader, parents, { read, parentColumn });
        return parents.map(
          (parent) => found.get(refKey(parent)) ?? new Error(`no page was read for ${parent.key}`),
        );
      },
      { cacheKeyFn: refKey },
    );
  });
}
