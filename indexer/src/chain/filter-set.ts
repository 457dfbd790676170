import type { LogQuery, RpcLog } from "@facevalue/rpc";
import type { LogFilter } from "../engine/log-filter.ts";

/**
 * The engine's filters, compiled for asking and for matching. Grows at the end only; adding a filter costs the
 * same however many there are.
 */
export class FilterSet {
  readonly #filters: LogFilter[] = [];
  readonly #byAddress = new Map<string, LogFilter[]>();
  readonly #anyAddress: LogFilter[] = [];

  constructor(filters: readonly LogFilter[]) {
    this.add(filters);
  }

  get size(): number {
    return this.#filters.length;
  }

  add(filters: readonly LogFilter[]): void {
    for (const filter of filters) {
      this.#filters.push(filter);
      if (filter.address === null) this.#anyAddress.push(filter);
      else {
        const known = this.#byAddress.get(filter.address);
        if (known === undefined) this.#byAddress.set(filter.address, [filter]);
        else known.push(filter);
      }
    }
  }

  /** The filters added after the first `count`. */
  since(count: number): readonly LogFilter[] {
    return this.#filters.slice(count);
  }

  matches(log: RpcLog, blockNumber: number): boolean {
    const topic = log.topics[0];
    if (topic === undefined) return false;
    const ofAddress = this.#byAddress.get(log.address);
    if (ofAddress !== undefined && hasMatch(ofAddress, topic, blockNumber)) return true;
    return this.#anyAddress.length > 0 && hasMatch(this.#anyAddress, topic, blockNumber);
  }

  /** What to ask for, so that nothing the filters want between these blocks is missed. */
  queries(span: { fromBlock: number; toBlock: number; maxAddresses: number }): LogQuery[] {
    return toQueries(this.#filters, span);
  }
}

function hasMatch(filters: readonly LogFilter[], topic: string, blockNumber: number): boolean {
  return filters.some(
    ({ topics0, startBlock, endBlock }) =>
      startBlock <= blockNumber && (endBlock === null || endBlock >= blockNumber) && topics0.includes(topic),
  );
}

/**
 * One query for the filters with an address, one for those without. With more than `maxAddresses` addresses
 * there is one for all: by topic only, what is too much is dropped by matching.
 */
export function toQueries(
  filters: readonly LogFilter[],
  { fromBlock, toBlock, maxAddresses }: { fromBlock: number; toBlock: number; maxAddresses: number },
): LogQuery[] {
  const active = filters.filter(
    ({ startBlock, endBlock, topics0 }) =>
      startBlock <= toBlock && (endBlock === null || endBlock >= fromBlock) && topics0.length > 0,
  );
  const withAddress = active.filter(({ address }) => address !== null);
  const addresses = [...new Set(withAddress.map(({ address }) => address as string))];
  if (addresses.length > maxAddresses) return [{ addresses: null, topics0: topicsOf(active) }];
  const anyAddress = active.filter(({ address }) => address === null);
  const queries: LogQuery[] = [];
  if (addresses.length > 0) queries.push({ addresses, topics0: topicsOf(withAddress) });
  if (anyAddress.length > 0) queries.push({ addresses: null, topics0: topicsOf(anyAddress) });
  return queries;
}

function topicsOf(filters: readonly LogFilter[]): string[] {
  return [...new Set(filters.flatMap(({ topics0 }) => topics0))];
}
