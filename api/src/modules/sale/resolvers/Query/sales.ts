import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { DEFAULT_PAGE_SIZE, parsePageArgs } from "../../../../pagination/page-request.ts";
import { readList } from "../../../../pagination/read-list.ts";
import { selectsField } from "../../../../pagination/selects-field.ts";
import { SALE_ORDER, saleList } from "../../providers/sale-list.ts";

export const sales: QueryResolvers["sales"] = (_, args, { reader }, info) =>
  readList(reader, {
    list: saleList(args.where ?? {}),
    page: parsePageArgs(args, SALE_ORDER, DEFAULT_PAGE_SIZE),
    isCounted: selectsField(info, "totalCount"),
  });
