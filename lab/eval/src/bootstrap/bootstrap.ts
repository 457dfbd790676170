import { createRandom } from "@facevalue/season";
import { drawPoisson } from "./poisson.ts";

/** Units of one world that a figure is computed from, each with how often it is there. */
export interface Sample<Unit> {
  readonly units: readonly Unit[];
}

export interface BootstrapOptions<Unit> {
  /** One per world. */
  readonly samples: readonly Sample<Unit>[];
  /** The unit counted `weight` times; a cell with a thousand members gives a thousand independent draws in one. */
  readonly resample: (unit: Unit, draw: (mean: number) => number) => Unit;
  /** Figure of all worlds together; null where it has no meaning. */
  readonly measure: (units: readonly Unit[]) => number | null;
  readonly replicates?: number;
}

/** A figure with the bounds between which 95 % of the resampled ones are; all null where it has no meaning. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const REPLICATES = 1000;
const TAIL = 0.025;
/** Fixed, so that the same exports give the same bounds. */
const SEED = "bootstrap";

/**
 * Bounds by the percentile bootstrap in two stages: worlds are drawn with replacement, then the units of each, with Poisson
 * weights (Hanley and MacGibbon, 2006). With one world only its units are resampled.
 */
export function bootstrap<Unit>(options: BootstrapOptions<Unit>): Estimate {
  const { samples, resample, measure, replicates } = options;
  const value = measure(samples.flatMap(({ units }) => units));
  const replicate = (random: () => number) => {
    const times = drawWorlds(samples.length, random);
    const units = samples.flatMap((sample, index) => {
      const draws = times[index] ?? 0;
      const draw = (mean: number) => drawPoisson(mean * draws, random);
      return draws === 0 ? [] : sample.units.map((unit) => resample(unit, draw));
    });
    return measure(units);
  };
  return boundValue(value, replicate, replicates);
}

/** The value with bounds from so many figures of `replicate`; null where one has no meaning. */
export function boundValue(
  value: number | null,
  replicate: (random: () => number) => number | null,
  replicates = REPLICATES,
): Estimate {
  if (value === null) return { value, low: null, high: null };
  const random = createRandom(SEED).next;
  const figures = Array.from({ length: replicates }, () => replicate(random)).filter((each) => each !== null);
  figures.sort((left, right) => left - right);
  return { value, low: quantile(figures, TAIL), high: quantile(figures, 1 - TAIL) };
}

/** How often each world is drawn. */
export function drawWorlds(count: number, random: () => number): number[] {
  if (count === 1) return [1];
  const times = Array.from({ length: count }, () => 0);
  for (let draw = 0; draw < count; draw++) {
    const index = Math.floor(random() * count);
    times[index] = (times[index] ?? 0) + 1;
  }
  return times;
}

/** Linear between the ranks; null of nothing. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
}
