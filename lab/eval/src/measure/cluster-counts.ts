/** Wallet → name of its cluster. A wallet that is missing is a cluster of its own. */
export type Clustering = ReadonlyMap<string, string>;

/** Sums that one true cluster adds to the measures; sums add up over clusters, so that clusters can be resampled. */
export interface ClusterCounts {
  readonly items: number;
  /** Σ over its items of the B³ precision and recall. */
  readonly precisionSum: number;
  readonly recallSum: number;
  readonly truePairs: number;
  readonly rightPairs: number;
  /** Predicted pairs of its items; a pair with an item of another true cluster is shared half and half. */
  readonly predictedPairs: number;
}

/**
 * What each true cluster adds to B³ (Bagga and Baldwin, 1998) and to the pairwise measures.
 * @param truth clusters as lists of items, without overlap; items outside of all are no part of the measure
 */
export function countClusters(truth: readonly (readonly string[])[], predicted: Clustering): ClusterCounts[] {
  const sizes = new Map<string, number>();
  for (const item of truth.flat()) {
    const cluster = clusterOf(predicted, item);
    sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  }
  return truth.map((items) => countCluster(items, predicted, sizes));
}

function countCluster(
  items: readonly string[],
  predicted: Clustering,
  sizes: ReadonlyMap<string, number>,
): ClusterCounts {
  const overlaps = new Map<string, number>();
  for (const item of items) {
    const cluster = clusterOf(predicted, item);
    overlaps.set(cluster, (overlaps.get(cluster) ?? 0) + 1);
  }
  let [precisionSum, recallSum, rightPairs, predictedPairs] = [0, 0, 0, 0];
  for (const [cluster, overlap] of overlaps) {
    const size = sizes.get(cluster) ?? 0;
    precisionSum += overlap ** 2 / size;
    recallSum += overlap ** 2 / items.length;
    rightPairs += (overlap * (overlap - 1)) / 2;
    predictedPairs += (overlap * (size - 1)) / 2;
  }
  const truePairs = (items.length * (items.length - 1)) / 2;
  return { items: items.length, precisionSum, recallSum, truePairs, rightPairs, predictedPairs };
}

/** Names of clusters and of items alone are told apart, since both may be the same number. */
function clusterOf(predicted: Clustering, item: string): string {
  const cluster = predicted.get(item);
  return cluster === undefined ? `alone ${item}` : `in ${cluster}`;
}
