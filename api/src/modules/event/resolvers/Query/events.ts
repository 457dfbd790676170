import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { DEFAULT_PAGE_SIZE, parsePageArgs } from "../../../../pagination/page-request.ts";
import { readList } from "../../../../pagination/read-list.ts";
import { selectsField } from "../../../../pagination/selects-field.ts";
import { eventList, eventOrder } from "../../providers/event-list.ts";

export const events: QueryResolvers["events"] = (_, args, { reader }, info) => {
  const order = eventOrder(args.orderBy ?? { field: "STARTS_AT", direction: "DESC" });
  const read = {
    list: eventList(args.where ?? {}, order),
    page: parsePageArgs(args, order, DEFAULT_PAGE_SIZE),
    isCounted: selectsField(info, "totalCount"),
  };
  return readList(reader, read, args.where?.chainId ?? undefined);
};
