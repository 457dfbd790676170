export const BANDS = ["high", "normal", "watch", "none"] as const;
export type Band = (typeof BANDS)[number];

/** Probability from which an entity is a case. */
export const CASE_THRESHOLD = 0.6;
const HIGH_THRESHOLD = 0.9;
const WATCH_THRESHOLD = 0.3;
const FEWEST_FAMILIES = 2;
const FEWEST_TICKETS = 2;

/** What a case must rest on. */
export interface CaseBasis {
  /** Families of evidence against the entity. */
  readonly families: number;
  /** Tickets that it got. */
  readonly tickets: number;
}

/** A case rests on two families of evidence and two tickets at least; with less it is watched, whatever its probability. */
export function bandOf(probability: number, { families, tickets }: CaseBasis): Band {
  if (probability < WATCH_THRESHOLD) return "none";
  const isEnough = families >= FEWEST_FAMILIES && tickets >= FEWEST_TICKETS;
  if (probability < CASE_THRESHOLD || !isEnough) return "watch";
  return probability < HIGH_THRESHOLD ? "normal" : "high";
}
