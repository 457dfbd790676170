import type { Dossier } from "./dossier.ts";

/** Whether the event had begun by the dossier's time. A cancelled one never does. */
export function hasBegun({ events, asOf }: Dossier, event: number): boolean {
  const terms = events.get(event);
  if (terms === undefined || terms.isCancelled || terms.startsAt === null) return false;
  return terms.startsAt <= asOf.time;
}
