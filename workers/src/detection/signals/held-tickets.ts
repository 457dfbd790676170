import type { Acquisition, Dossier, OpenDoor, TicketEnd } from "./dossier.ts";
import { forLast } from "./for-last.ts";
import { hasBegun } from "./has-begun.ts";

/** Numbered tickets of events that have begun, and whose door reports, that the entity neither sold nor gave away. */
export interface HeldTickets {
  readonly held: readonly Acquisition[];
  /** The first check-in of each of them. */
  readonly used: readonly TicketEnd[];
}

export const heldTickets: (dossier: Dossier) => HeldTickets = forLast((dossier: Dossier) => {
  const releasedAt = new Map<number, number>();
  const release = ({ ticket, at }: { readonly ticket: number; readonly at: { readonly block: number } }) =>
    releasedAt.set(ticket, Math.max(releasedAt.get(ticket) ?? 0, at.block));
  for (const sale of dossier.resales) release(sale);
  for (const gift of dossier.gifts) if (gift.isOut) release(gift);
  const lastOf = new Map<number, Acquisition>();
  for (const item of dossier.acquisitions) {
    if (item.ticket < 0 || !dossier.doors.has(item.event) || !hasBegun(dossier, item.event)) continue;
    if ((releasedAt.get(item.ticket) ?? -1) < item.at.block) lastOf.set(item.ticket, item);
  }
  const used = new Map<number, TicketEnd>();
  for (const end of dossier.ends) {
    if (end.kind === "CHECKED_IN" && lastOf.has(end.ticket) && !used.has(end.ticket))
      used.set(end.ticket, end);
  }
  return { held: [...lastOf.values()], used: [...used.values()] };
});

/** First reports of the doors of these items' events. */
export function doorsOf({ doors }: Dossier, items: readonly { readonly event: number }[]): OpenDoor[] {
  return [...new Set(items.map(({ event }) => event))].flatMap((event) => doors.get(event) ?? []);
}
