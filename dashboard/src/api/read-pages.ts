/** One page of a list, as a connection gives it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The first pages of a list, joined. */
export interface JoinedPages<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number | null;
  readonly hasMore: boolean;
}

/**
 * Reads the first `pageCount` pages one after the other, each from where the one before ended now, so that new items at
 * the top shift the pages without a gap or a repeat.
 */
export async function readPages<Node>(
  pageCount: number,
  readPage: (after: string | null) => Promise<Page<Node>>,
): Promise<JoinedPages<Node>> {
  const nodes: Node[] = [];
  let page = await readPage(null);
  nodes.push(...page.nodes);
  for (let index = 1; index < pageCount && page.pageInfo.hasNextPage; index += 1) {
    page = await readPage(page.pageInfo.endCursor);
    nodes.push(...page.nodes);
  }
  return { nodes, totalCount: page.totalCount, hasMore: page.pageInfo.hasNextPage };
}
