import type { FigureStamp } from "../network/figure-stamp.ts";

/** The one key of what is computed for a whole network at once: the word `network`. */
const NETWORK_KEY = `0x${Buffer.from("network").toString("hex")}`;

/** Stamp of what detection says on a network; of one row where its own stamp is given. */
export function flagStamp(
  chainId: number,
  row?: Pick<FigureStamp, "computedAt" | "methodology">,
): FigureStamp {
  const event = { chainId, key: NETWORK_KEY, publishedAtBlock: 0n };
  return { metric: "detection", event, computedAt: null, methodology: null, ...row };
}
