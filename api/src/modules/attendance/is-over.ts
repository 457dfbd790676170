import type { NullReason } from "@facevalue/core";
import type { EventRecord } from "../event/event-record.ts";

/** An event that tells no end is taken to be over so long after its start. */
const ASSUMED_HOURS = 6;
const HOUR_MS = 3_600_000;

/**
 * Why nobody can be said to have stayed away from an event; null once it is over.
 * @param now time of the network's newest block; null before the first
 */
export function reasonNotOver(
  { status, startsAt, endsAt }: Pick<EventRecord, "status" | "startsAt" | "endsAt">,
  now: Date | null,
): NullReason | null {
  if (status === "CANCELLED") return "EVENT_CANCELLED";
  const end = endsAt?.getTime() ?? (startsAt === null ? null : startsAt.getTime() + ASSUMED_HOURS * HOUR_MS);
  if (end === null) return "START_UNKNOWN";
  return now !== null && now.getTime() >= end ? null : "NOT_ENDED";
}
