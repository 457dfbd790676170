import { AppError } from "@facevalue/core";
import { MAX_PAGE_SIZE } from "../../pagination/page-request.ts";

/** Which part of a list that is read as a whole is wanted. */
export interface SliceArgs {
  readonly first: number;
  readonly skip: number;
}

/** That part. @throws BAD_USER_INPUT for sizes out of range */
export function sliceList<Item>(items: readonly Item[], { first, skip }: SliceArgs): readonly Item[] {
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw new AppError("BAD_USER_INPUT", `first is ${first}: must be 1 to ${MAX_PAGE_SIZE}`);
  }
  if (skip < 0) throw new AppError("BAD_USER_INPUT", `skip is ${skip}: must be 0 or more`);
  return items.slice(skip, skip + first);
}
