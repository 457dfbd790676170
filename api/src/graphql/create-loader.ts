import DataLoader from "dataloader";
import { type EntityRef, refKey } from "./entity-ref.ts";

/** Loader whose batches of entities are answered as a map; what is not in the map is null. */
export function createLoader<Value>(
  load: (refs: readonly EntityRef[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<EntityRef, Value | null, string> {
  return new DataLoader(
    async (refs) => {
      const found = await load(refs);
      return refs.map((ref) => found.get(refKey(ref)) ?? null);
    },
    { cacheKeyFn: refKey },
  );
}

/** Like `createLoader`, for relations to many: what is not in the map is an empty list. */
export function createListLoader<Value>(
  load: (refs: readonly EntityRef[]) => Promise<ReadonlyMap<string, readonly Value[]>>,
): DataLoader<EntityRef, readonly Value[], string> {
  return new DataLoader(
    async (refs) => {
      const found = await load(refs);
      return refs.map((ref) => found.get(refKey(ref)) ?? []);
    },
    { cacheKeyFn: refKey },
  );
}
