import DataLoader from "dataloader";
import { type RawBuilder, sql } from "kysely";
import type { WalletRole } from "../../../generated/resolver-types.ts";
import { type EntityRef, refKey } from "../../../graphql/entity-ref.ts";
import { memoizeByArgs } from "../../../graphql/memoize-by-args.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { ConnectionRecord } from "../../../pagination/connection-record.ts";
import type { ListRead } from "../../../pagination/list-definition.ts";
import { type PageArgs, parsePageArgs } from "../../../pagination/page-request.ts";
import { readLists } from "../../../pagination/read-lists.ts";
import { SALE_ORDER, saleList } from "../../sale/providers/sale-list.ts";
import { TICKET_LIST, TICKET_ORDER } from "../../ticket/providers/ticket-list.ts";
import { isAccountOfParent } from "./account-condition.ts";

export interface WalletPageArgs {
  readonly page: PageArgs;
  readonly isCounted: boolean;
}

export interface WalletSalesArgs extends WalletPageArgs {
  readonly role: WalletRole | null;
}

const SIDES: Readonly<Record<WalletRole, RawBuilder<unknown>>> = {
  BUYER: isAccountOfParent("buyer"),
  SELLER: isAccountOfParent("seller"),
};

/** A page of the tickets that each wallet holds, newest issue first. */
export function createWalletTicketsLoader(reader: Reader) {
  return memoizeByArgs(({ page, isCounted }: WalletPageArgs) => {
    const read = { list: TICKET_LIST, page: parsePageArgs(page, TICKET_ORDER, null), isCounted };
    return createPageLoader(reader, read, isAccountOfParent("owner"));
  });
}

/** A page of the sales that each wallet had a part in, newest first. */
export function createWalletSalesLoader(reader: Reader) {
  return memoizeByArgs(({ page, role, isCounted }: WalletSalesArgs) => {
    const read = { list: saleList({}), page: parsePageArgs(page, SALE_ORDER, null), isCounted };
    const parent = role === null ? sql`(${SIDES.BUYER} or ${SIDES.SELLER})` : SIDES[role];
    return createPageLoader(reader, read, parent);
  });
}

function createPageLoader<Row, Item>(
  reader: Reader,
  read: ListRead<Row, Item>,
  parent: RawBuilder<unknown>,
): DataLoader<EntityRef, ConnectionRecord<Item>, string> {
  return new DataLoader<EntityRef, ConnectionRecord<Item>, string>(
    async (wallets) => {
      const found = await readLists(reader, wallets, { read, parent });
      return wallets.map(
        (wallet) => found.get(refKey(wallet)) ?? new Error(`no page was read for ${wallet.key}`),
      );
    },
    { cacheKeyFn: refKey },
  );
}
