import type { FeedPlace } from "../../memory/feed-place.ts";
import type { KnownDoors } from "../facts/part-conditions.ts";
import type { Detection } from "../run/judge-all.ts";
import type { Cohort } from "../score/percentiles.ts";

/** What this process last found out of a network, against which single entities are judged again. */
export interface KeptRun {
  /** All that rows up to here tell of the entities of the run is in their scores. */
  readonly place: FeedPlace;
  /** Of each signal, as of the run. */
  readonly cohorts: readonly Cohort[];
  readonly doors: KnownDoors;
}

/** What is kept of a run whose facts went as far as this place. */
export function keptRun({ index, measurements }: Detection, place: FeedPlace): KeptRun {
  const { facts, doors } = index;
  const uses = [...doors.values()].map(({ event, at }) => [facts.events[event]?.id ?? "", at.block] as const);
  return { place, cohorts: measurements.cohorts, doors: { asOf: place.block, firstUse: new Map(uses) } };
}

/** The last run of each network that this process has computed. */
export class RunKeeper {
  readonly #runs = new Map<string, KeptRun>();

  get(chainId: number, schema: string): KeptRun | null {
    return this.#runs.get(`${chainId} ${schema}`) ?? null;
  }

  keep(chainId: number, schema: string, run: KeptRun): void {
    this.#runs.set(`${chainId} ${schema}`, run);
  }
}
