import { AppError, divideHalfEven } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import type { RateProvider, ToldRate } from "../rate-provider.ts";
import { AggregatorCalls, type Round } from "./aggregator-calls.ts";
import { readRounds } from "./read-rounds.ts";

const EVERY_SECONDS = 60;
const PLACES = 18;

export interface PriceFeed {
  readonly currency: string;
  readonly fiat: string;
  /** Contract with Chainlink's AggregatorV3Interface. */
  readonly address: string;
}

export interface FeedOptions {
  readonly name: string;
  readonly chainId: number;
  readonly feeds: readonly PriceFeed[];
  readonly rpc: RpcClient;
}

/** Price feeds on the chain itself, read at the newest final block where the node knows one. */
export function feedProvider({ name, chainId, feeds, rpc }: FeedOptions): RateProvider {
  return {
    name,
    chainId,
    pairs: feeds,
    everySeconds: EVERY_SECONDS,
    async read({ from, signal }) {
      await assertChain(rpc, { name, chainId });
      const blockHash = await findBlock(rpc);
      const rates: ToldRate[] = [];
      for (const { currency, fiat, address } of feeds) {
        signal.throwIfAborted();
        const calls = new AggregatorCalls(rpc, { address, blockHash });
        const decimals = await calls.decimals();
        const rounds = await readRounds(calls, from(currency, fiat));
        for (const round of rounds) {
          const rate = rateOf(round, decimals);
          if (rate !== null) rates.push({ currency, fiat, time: round.updatedAt, rate });
        }
      }
      return lastOfEachTime(rates);
    },
  };
}

/** Null for an answer that is no price, or that was carried over from an earlier round. */
function rateOf({ id, answer, answeredIn }: Round, decimals: number): bigint | null {
  if (answer <= 0n || answeredIn < id) return null;
  const rate =
    decimals <= PLACES
      ? answer * 10n ** BigInt(PLACES - decimals)
      : divideHalfEven(answer, 10n ** BigInt(decimals - PLACES));
  return rate > 0n && rate < 10n ** 58n ? rate : null;
}

/** Two rounds of one second: the later one counts. */
function lastOfEachTime(rates: readonly ToldRate[]): ToldRate[] {
  return [...new Map(rates.map((rate) => [`${rate.currency} ${rate.fiat} ${rate.time}`, rate])).values()];
}

async function assertChain(
  rpc: RpcClient,
  { name, chainId }: { name: string; chainId: number },
): Promise<void> {
  const served = await rpc.chainId();
  if (served === chainId) return;
  const message = `the price feeds ${name} are on chain ${chainId}, the node serves ${served}: give the node of that chain with --rpc`;
  throw new AppError("RATES_UNUSABLE", message);
}

async function findBlock(rpc: RpcClient): Promise<string> {
  const number = await rpc.finalizedBlock();
  const [final] = number === null ? [] : await rpc.findBlocks([number]);
  return (final ?? (await rpc.latestBlock())).hash;
}
