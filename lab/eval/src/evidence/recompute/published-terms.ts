import { logsOf, type RestedLogs } from "./rested-logs.ts";

/** An event as the reason's own logs publish it. */
export interface PublishedEvent {
  readonly organizer: string;
  readonly salesStart: number;
  readonly startsAt: number;
  readonly city: string;
  readonly isCancelled: boolean;
  /** When it was cancelled or moved, unix seconds. */
  readonly changedAt: readonly number[];
}

/** By event. What no log of the reason publishes is not there. */
export function eventsOf(rested: RestedLogs): Map<string, PublishedEvent> {
  const moved = logsOf(rested, "EVENT_RESCHEDULED");
  const cancelled = logsOf(rested, "EVENT_CANCELLED");
  return new Map(
    logsOf(rested, "EVENT_PUBLISHED").map(({ event, organizer, salesStart, startsAt, city }) => {
      const own = moved.filter((log) => log.event === event);
      const ends = cancelled.filter((log) => log.event === event);
      const published = {
        organizer,
        salesStart,
        startsAt: own.at(-1)?.startsAt ?? startsAt,
        city,
        isCancelled: ends.length > 0,
        changedAt: [...own, ...ends].map(({ time }) => time),
      };
      return [event, published];
    }),
  );
}

/** Limits per wallet by tier, without those that have none. */
export function limitsOf(rested: RestedLogs): Map<string, number> {
  const limits = new Map(logsOf(rested, "TIER_TERMS").map(({ tier, walletLimit }) => [tier, walletLimit]));
  return new Map([...limits].filter(([, limit]) => limit > 0));
}

/** Whether an event that was not cancelled has begun by now. */
export function hasBegun(
  rested: RestedLogs,
  events: ReadonlyMap<string, PublishedEvent>,
  event: string | null,
) {
  const published = event === null ? undefined : events.get(event);
  return published !== undefined && !published.isCancelled && published.startsAt <= rested.now;
}
