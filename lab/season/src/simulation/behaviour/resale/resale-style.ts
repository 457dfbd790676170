import type { Random } from "../../../random.ts";
import type { MarketParameters } from "../../parameters/market-parameters.ts";
import { between, logNormal } from "../../random/distributions.ts";

/** Why somebody sells: cannot come, takes a profit where there is one, gave back what cost too much, lives off it. */
export type ResaleStyle = "cannot_come" | "casual" | "season" | "at_cost" | "professional" | "grey";

/** Share of the tickets that are let go for what they bring in the end. */
const DUMPS: Partial<Record<ResaleStyle, number>> = { professional: 0.25, grey: 0.25 };

/** How a ticket is offered. */
export interface ResalePlan {
  /** First ask in parts of the face value. */
  readonly ask: number;
  /** By how much the ask falls until the event. */
  readonly decline: number;
  /** What is asked on the last day by who must sell at any price, in parts of the face value; null for not so. */
  readonly lastAsk: number | null;
  /** Changes of the price until then. */
  readonly steps: number;
  /** When it is listed, in parts of the time until the event. */
  readonly listAt: number;
}

export function drawResale(random: Random, style: ResaleStyle, market: MarketParameters): ResalePlan {
  return {
    ask: drawAsk(random, style, market),
    decline: between(random, market.askDecline) * (style === "at_cost" ? 0.3 : 1),
    lastAsk: random.chance(DUMPS[style] ?? 0.1) ? random.between(0.4, 0.95) : null,
    steps: style === "professional" ? random.integer(1, 6) : random.integer(0, 3),
    listAt: drawListing(random, style),
  };
}

function drawAsk(random: Random, style: ResaleStyle, market: MarketParameters): number {
  const isBelowFace = random.chance(market.belowFace);
  switch (style) {
    case "at_cost":
      return random.between(0.8, 1);
    case "professional":
      return 1 + market.professionalMarkup * logNormal(random, -0.25, 0.7);
    case "grey":
      return 1 + market.professionalMarkup * logNormal(random, -0.35, 0.6);
    case "season":
      return isBelowFace ? random.between(0.6, 1) : random.between(1, 2.1);
    case "casual":
      return isBelowFace ? random.between(0.6, 0.98) : 1 + random.exponential(0.4);
    case "cannot_come":
      return isBelowFace ? random.between(0.55, 0.98) : 1 + random.exponential(0.22);
  }
}

/** Professionals offer early, but so do many season holders; who cannot come learns of it late. */
function drawListing(random: Random, style: ResaleStyle): number {
  if (style === "professional" || style === "grey") return Math.min(0.8, random.exponential(0.12));
  if (style === "season") return Math.min(0.9, random.exponential(0.25));
  if (style === "casual") return random.next() ** 1.3 * 0.9;
  return random.between(0.15, 0.97);
}
