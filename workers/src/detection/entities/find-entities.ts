import { rowsBy } from "../facts/rows-by.ts";
import type { Link } from "../links/link.ts";
import { type LinkSources, weighPair } from "../links/weigh-pair.ts";
import { membersBy } from "./aggregate-graph.ts";
import { bootstrapConfidence } from "./bootstrap-confidence.ts";
import { clusterLinks } from "./cluster-links.ts";
import { compressGraph } from "./compressed-graph.ts";
import type { Entity } from "./entity.ts";
import { compactNumbers, findComponents } from "./find-components.ts";
import { holdBridges } from "./hold-bridges.ts";
import { pruneMembers } from "./prune-members.ts";

/** Every member in one entity, alone or with those it acts with; in the order of their first wallets. */
export function findEntities(sources: LinkSources, found: readonly Link[]): Entity[] {
  const { facts, isMember } = sources.context;
  const nodeCount = facts.wallets.count;
  const links = holdBridges(found, nodeCount);
  const clusters = clusterLinks(graphOf(nodeCount, links));
  const pruned = pruneClusters(sources, clusters, links);
  const inside = links.filter(({ first, second }) => pruned[first] === pruned[second]);
  // What pruning has torn apart is no longer one.
  const groups = findComponents(compressGraph(graphOf(nodeCount, inside)));
  return describeGroups(sources, { groups, isMember, links: inside });
}

function graphOf(nodeCount: number, links: readonly Link[]) {
  return {
    nodeCount,
    first: Int32Array.from(links, ({ first }) => first),
    second: Int32Array.from(links, ({ second }) => second),
    weight: Float64Array.from(links, ({ llr }) => llr),
  };
}

/** The clusters with those who do not belong in clusters of their own. */
function pruneClusters(sources: LinkSources, clusters: Int32Array, links: readonly Link[]): Int32Array {
  const { groups, count } = compactNumbers(clusters);
  const linkCounts = countLinks(clusters, links);
  const { starts, nodes } = membersBy(groups, count);
  const pruned = groups.slice();
  for (let group = 0; group < count; group += 1) {
    const wallets = [...nodes.subarray(starts[group], starts[group + 1])];
    if (wallets.length < 2) continue;
    const weigh = (first: number, second: number) => weighPair(sources, first, second).llr;
    const kept = new Set(pruneMembers(wallets, linkCounts, weigh));
    for (const wallet of wallets) if (!kept.has(wallet)) pruned[wallet] = count + wallet;
  }
  return pruned;
}

/** Links of each node to others of its cluster. */
function countLinks(clusters: Int32Array, links: readonly Link[]): Int32Array {
  const counts = new Int32Array(clusters.length);
  for (const { first, second } of links) {
    if (clusters[first] !== clusters[second]) continue;
    counts[first] = (counts[first] as number) + 1;
    counts[second] = (counts[second] as number) + 1;
  }
  return counts;
}

interface Groups {
  readonly groups: Int32Array;
  readonly isMember: Uint8Array;
  readonly links: readonly Link[];
}

function describeGroups({ context }: LinkSources, { groups, isMember, links }: Groups): Entity[] {
  const { wallets: names } = context.facts;
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const { starts, nodes } = membersBy(groups, count);
  const linkGroups = Int32Array.from(links, ({ first }) => groups[first] as number);
  const linksBy = rowsBy(linkGroups, count);
  const entities: Entity[] = [];
  for (let group = 0; group < count; group += 1) {
    const wallets = [...nodes.subarray(starts[group], starts[group + 1])];
    if (isMember[wallets[0] as number] !== 1) continue;
    const rows = linksBy.rows.subarray(linksBy.starts[group], linksBy.starts[group + 1]);
    const own = Array.from(rows, (row) => links[row] as Link);
    const smallest = wallets.reduce((least, wallet) => (names.compare(wallet, least) < 0 ? wallet : least));
    entities.push({
      id: names.hexOf(smallest),
      wallets,
      links: own,
      confidence: bootstrapConfidence(wallets, own),
    });
  }
  return entities;
}
