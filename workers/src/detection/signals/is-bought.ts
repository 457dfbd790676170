import type { Acquisition } from "./dossier.ts";

/** Bought from the organizer: a ticket issued free of charge is not. */
export function isBought({ how, price }: Acquisition): boolean {
  return how === "PRIMARY" && price !== 0n;
}
