import type { World } from "../world/world.ts";
import type { Agenda } from "./agenda.ts";

/** A world with a plan of what happens in it. */
export interface Season extends World {
  readonly agenda: Agenda;
  /** Unix seconds of the season's end. */
  readonly end: number;
}

export const HOUR = 3600;
export const DAY = 86_400;
