import { leadTimeOf } from "./lead-time.ts";
import type { Resale } from "./resale.ts";

/** A part of an event's resales; the parts of one kind do not overlap and leave nothing out. */
export interface Slice {
  readonly slice: "ALL" | "TIER" | "HOP" | "LEAD_TIME";
  readonly slice_key: string;
}

export const WHOLE: Slice = { slice: "ALL", slice_key: "" };
export const UNKNOWN_KEY = "UNKNOWN";
/** Later resales of a ticket than this are counted together. */
const LAST_HOP = 4;

/** The slice of a tier; null for resales whose tier is not known. */
export function tierSlice(tier: string | null): Slice {
  const key = tier === null ? UNKNOWN_KEY : Buffer.from(tier, "latin1").toString("hex");
  return { slice: "TIER", slice_key: key };
}

/** Groups an event's resales by slice. Slices are found by the name `nameOf` gives them. */
export class Slicer {
  readonly slices = new Map<string, Slice>();
  readonly #tiers = new Map<string | null, string>();
  readonly #start: bigint | null;

  /** @param start of the event as it is now, unix seconds */
  constructor(start: bigint | null) {
    this.#start = start;
    this.#add(WHOLE);
  }

  /** Name of the tier's slice. */
  addTier(tier: string | null): string {
    let name = this.#tiers.get(tier);
    if (name === undefined) {
      name = this.#add(tierSlice(tier));
      this.#tiers.set(tier, name);
    }
    return name;
  }

  /** Names of the slices that a resale is in, one of each kind. */
  namesOf({ sale }: Resale): string[] {
    return [
      nameOf(WHOLE),
      this.addTier(sale.ticket_type),
      this.#add({ slice: "HOP", slice_key: hopKey(sale.hop) }),
      this.#add({ slice: "LEAD_TIME", slice_key: leadTimeOf(sale.time, this.#start) }),
    ];
  }

  #add(slice: Slice): string {
    const name = nameOf(slice);
    if (!this.slices.has(name)) this.slices.set(name, slice);
    return name;
  }
}

export function nameOf({ slice, slice_key }: Slice): string {
  return `${slice} ${slice_key}`;
}

function hopKey(hop: number | null): string {
  if (hop === null || hop < 1) return UNKNOWN_KEY;
  return hop < LAST_HOP ? String(hop) : `${LAST_HOP}+`;
}
