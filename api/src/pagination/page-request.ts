import { AppError } from "@facevalue/core";
import { decodeCursor, type Place } from "./cursor.ts";
import type { ListOrder } from "./list-order.ts";

/** Arguments of a connection field as GraphQL hands them over. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Which part of a list is wanted: from one of its ends, between two places. */
export interface PageRequest {
  readonly isBackward: boolean;
  readonly limit: number;
  /** Only items after this place. */
  readonly after: Place | null;
  /** Only items before this place. */
  readonly before: Place | null;
}

export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

/**
 * @param defaultSize items when neither `first` nor `last` is given; null when one must be
 * @throws BAD_USER_INPUT for sizes out of range, both ends at once, and cursors that are not of this list
 */
export function parsePageArgs(args: PageArgs, order: ListOrder, defaultSize: number | null): PageRequest {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first !== null && last !== null) throw new AppError("BAD_USER_INPUT", "give first or last, not both");
  const limit = first ?? last ?? defaultSize;
  if (limit === null) throw new AppError("BAD_USER_INPUT", `give first or last, 1 to ${MAX_PAGE_SIZE}`);
  if (limit < 1 || limit > MAX_PAGE_SIZE) {
    const name = last === null ? "first" : "last";
    throw new AppError("BAD_USER_INPUT", `${name} is ${limit}: must be 1 to ${MAX_PAGE_SIZE}`);
  }
  return {
    isBackward: last !== null,
    limit,
    after: parseCursor(args.after, order),
    before: parseCursor(args.before, order),
  };
}

function parseCursor(cursor: string | null | undefined, order: ListOrder): Place | null {
  return cursor === null || cursor === undefined ? null : decodeCursor(order, cursor);
}
