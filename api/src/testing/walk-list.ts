export interface Page {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

export interface PageVariables {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

export interface Walk {
  /** Answers a page. */
  readonly read: (page: PageVariables) => Promise<Page>;
  /** Taken in turn, again and again. */
  readonly sizes: readonly number[];
  readonly isBackward: boolean;
  /** Called after every page. */
  readonly betweenPages?: (index: number) => Promise<void>;
}

const MOST_PAGES = 200;

/** Pages of a whole list by cursors, from its beginning or from its end, in the order in which they were read. */
export async function walkList({ read, sizes, isBackward, betweenPages }: Walk): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor: string | null = null;
  for (let index = 0; index < MOST_PAGES; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    const page = await read(isBackward ? { last: size, before: cursor } : { first: size, after: cursor });
    pages.push(page);
    const { pageInfo } = page;
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return pages;
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
    await betweenPages?.(index);
  }
  throw new Error(`the list has no end after ${MOST_PAGES} pages`);
}

/** Ids of a walk's items, in the order of the list. */
export function idsOfWalk(pages: readonly Page[], isBackward: boolean): string[] {
  const ordered = isBackward ? pages.toReversed() : pages;
  return ordered.flatMap(({ edges }) => edges.map(({ node }) => node.id));
}
