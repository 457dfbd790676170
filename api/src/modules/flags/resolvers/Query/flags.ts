import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { DEFAULT_PAGE_SIZE, parsePageArgs } from "../../../../pagination/page-request.ts";
import { readList } from "../../../../pagination/read-list.ts";
import { selectsField } from "../../../../pagination/selects-field.ts";
import { assertReviewer } from "../../assert-reviewer.ts";
import { FLAG_ORDER, flagList } from "../../providers/flag-list.ts";
import { commonReason, readFlagNetworks } from "../../providers/read-flag-networks.ts";

const NO_PAGE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

export const flags: QueryResolvers["flags"] = async (_, args, context, info) => {
  assertReviewer(context);
  const chainId = args.where?.chainId ?? null;
  const read = {
    list: flagList(args.where ?? {}),
    page: parsePageArgs(args, FLAG_ORDER, DEFAULT_PAGE_SIZE),
    isCounted: selectsField(info, "totalCount"),
  };
  const networks = await readFlagNetworks(context, chainId);
  const reason = commonReason(networks);
  if (reason !== null) return { page: null, pageInfo: NO_PAGE, reason, networks };
  const page = await readList(context.reader, read, chainId ?? undefined);
  return { page, pageInfo: page.pageInfo, reason, networks };
};
