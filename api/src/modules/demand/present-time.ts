import type { RequestContext } from "../../graphql/request-context.ts";

/** The present as far as a network's figures are concerned: the time of its newest indexed block, in unix seconds. */
export async function presentTime(chainId: number, { loaders }: RequestContext): Promise<number> {
  return secondsOf((await loaders.cursor.load(chainId))?.block_time ?? null) ?? 0;
}

export function secondsOf(time: Date): number;
export function secondsOf(time: Date | null): number | null;
export function secondsOf(time: Date | null): number | null {
  return time === null ? null : Math.floor(time.getTime() / 1000);
}
