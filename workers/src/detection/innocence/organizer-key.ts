import type { Dossier } from "../signals/dossier.ts";

/** Whose event it is; one that nothing publishes stands for itself. */
export function organizerKey({ events }: Dossier, event: number): string {
  const organizer = events.get(event)?.organizer ?? -1;
  return organizer < 0 ? `event ${event}` : `organizer ${organizer}`;
}
