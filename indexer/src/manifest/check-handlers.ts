import { AppError } from "@facevalue/core";
import { isSpecBefore } from "./check-features.ts";
import type { ManifestMapping } from "./manifest-shape.ts";

interface CheckedSource {
  readonly name: string;
  readonly specVersion: string;
}

/** The rules of graph-node for the handlers of one data source or template. @throws SUBGRAPH_INVALID */
export function checkHandlers(mapping: ManifestMapping, source: CheckedSource): void {
  const fail = (problem: string) =>
    new AppError("SUBGRAPH_INVALID", `subgraph.yaml: data source ${source.name}: ${problem}`);
  checkBlockHandlers(mapping, fail);
  const handlers = mapping.eventHandlers ?? [];
  if (mapping.apiVersion < "0.0.7" && handlers.some(({ receipt }) => receipt)) {
    throw fail("receipt: true needs apiVersion 0.0.7");
  }
  if (!isSpecBefore(source.specVersion, [1, 2, 0])) return;
  if (handlers.some(({ topic1, topic2, topic3 }) => topic1 ?? topic2 ?? topic3)) {
    throw fail(`filters on topics need specVersion 1.2.0 (this is ${source.specVersion})`);
  }
  if (handlers.some(({ calls }) => Object.keys(calls ?? {}).length > 0)) {
    throw fail(`declared calls need specVersion 1.2.0 (this is ${source.specVersion})`);
  }
}

function checkBlockHandlers({ blockHandlers }: ManifestMapping, fail: (problem: string) => AppError): void {
  const handlers = blockHandlers ?? [];
  const kinds = handlers.map(({ filter }) => filter?.kind ?? "every");
  if (new Set(kinds).size < kinds.length) throw fail("it has several block handlers of one kind");
  if (kinds.includes("every") && kinds.length > 1) {
    throw fail("a block handler without a filter cannot stand beside filtered ones");
  }
  if (handlers.some(({ filter }) => filter?.kind === "polling" && filter.every === undefined)) {
    throw fail('the block handler filter polling needs "every"');
  }
}

/** @throws SUBGRAPH_INVALID */
export function requireAddress(name: string, address: string | null, hasBlockHandlers: boolean): void {
  if (address !== null || !hasBlockHandlers) return;
  throw new AppError("SUBGRAPH_INVALID", `data source ${name} has block handlers and thus needs an address`);
}
