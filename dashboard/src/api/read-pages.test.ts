import { expect, test } from "vitest";
import { type Page, readPages } from "./read-pages.ts";

/** A list in pages of two, whose cursors are places in it. */
function pager(items: readonly string[]) {
  const asked: (string | null)[] = [];
  const readPage = async (after: string | null): Promise<Page<string>> => {
    asked.push(after);
    const start = after === null ? 0 : items.indexOf(after) + 1;
    const nodes = items.slice(start, start + 2);
    const pageInfo = { hasNextPage: start + 2 < items.length, endCursor: nodes.at(-1) ?? null };
    return { nodes, totalCount: items.length, pageInfo };
  };
  return { asked, readPage };
}

test("joins pages, each from the end of the one before", async () => {
  const { asked, readPage } = pager(["a", "b", "c", "d", "e"]);
  expect(await readPages(2, readPage)).toEqual({ nodes: ["a", "b", "c", "d"], totalCount: 5, hasMore: true });
  expect(asked).toEqual([null, "b"]);
});

test("stops at the end of the list", async () => {
  const { asked, readPage } = pager(["a", "b", "c"]);
  expect(await readPages(9, readPage)).toEqual({ nodes: ["a", "b", "c"], totalCount: 3, hasMore: false });
  expect(asked).toHaveLength(2);
});
