import type { Random } from "../../random.ts";
import { logUniform } from "../random/distributions.ts";

export type MoneySource = "exchange" | "bridge" | "friend" | "issuer" | "own";

/** How somebody handles wallets and money. Drawn the same way for everybody, whatever they are. */
export interface Habits {
  readonly source: MoneySource;
  /** Which of the exchanges, as a number from 0 to 1. */
  readonly exchange: number;
  /** Pays by card: the box office or a relayer pays on the chain. */
  readonly isCardPayer: boolean;
  readonly usesContractWallets: boolean;
  readonly tip: bigint;
  /** Takes proceeds off the chain instead of keeping them. */
  readonly cashesOut: boolean;
  /** How often they go to events, relative to others. */
  readonly appetite: number;
}

const SOURCES = [
  { source: "exchange", weight: 62 },
  { source: "bridge", weight: 14 },
  { source: "friend", weight: 9 },
  { source: "issuer", weight: 15 },
] as const satisfies readonly { source: MoneySource; weight: number }[];

export function drawHabits(random: Random): Habits {
  return {
    source: random.weighted(SOURCES, ({ weight }) => weight)?.source ?? "exchange",
    exchange: random.next(),
    isCardPayer: random.chance(0.12),
    usesContractWallets: random.chance(0.1),
    tip: drawTip(random),
    cashesOut: random.chance(0.4),
    appetite: Math.exp(random.between(-1.2, 1.6)),
  };
}

/** Wallet software sets one of a few tips; some people set their own, in round figures. In wei. */
export function drawTip(random: Random): bigint {
  if (random.chance(0.7)) {
    return random.pick([1_000_000n, 1_500_000n, 2_000_000n, 5_000_000n, 10_000_000n]) ?? 1_000_000n;
  }
  const tip = logUniform(random, [500_000, 100_000_000]);
  const unit = 10 ** (Math.floor(Math.log10(tip)) - 1);
  return BigInt(Math.round(Math.round(tip / unit) * unit));
}
