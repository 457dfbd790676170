import { startAnvil } from "@facevalue/contracts/testing";
import { isAddressEqual, zeroAddress } from "viem";
import { createAnvilRpc } from "../chain/anvil-rpc.ts";
import type { MinedBlock } from "../chain/season-chain.ts";
import { playSeason, SEASON_DAYS, type SeasonProgress } from "../play-season.ts";
import { DAY, HOUR } from "../schedule/season.ts";
import { saveChain, saveHistory } from "./chain-state.ts";
import { replaceFile, type SeasonFiles, type SeasonRecord } from "./season-files.ts";

export const CHAIN_ID = 31_337;
/** Room for a block of the season. */
export const BLOCK_GAS_LIMIT = 60_000_000n;

export interface RecordSeasonOptions {
  readonly seed: string | number;
  readonly scale: number;
  readonly onProgress?: (progress: SeasonProgress) => void;
  readonly signal?: AbortSignal;
}

/** Plays a season on a chain of its own and saves it. The record is written last: without it nothing was played. */
export async function recordSeason(files: SeasonFiles, options: RecordSeasonOptions): Promise<SeasonRecord> {
  const until = Math.floor(Date.now() / 1000);
  const timestamp = until - SEASON_DAYS * DAY - HOUR;
  // Few states are kept in memory, since every block's is a full copy.
  const anvil = await startAnvil({
    chainId: CHAIN_ID,
    timestamp,
    noMining: true,
    gasLimit: BLOCK_GAS_LIMIT,
    args: ["--prune-history", "8"],
  });
  try {
    const rpc = createAnvilRpc(anvil.url);
    const onBlock = keepOpening(
      () => rpc.request<string>("eth_blockNumber"),
      async (number) => {
        const { hash } = await rpc.request<{ hash: string }>("eth_getBlockByNumber", [number, false]);
        await saveHistory(rpc, files, hash);
      },
    );
    const played = await playSeason({ ...options, rpcUrl: anvil.url, until, onBlock });
    await saveChain(rpc, files);
    const { chainId, factory, market, stablecoin, startBlock } = played;
    const block = await rpc.request<{ hash: string }>("eth_getBlockByNumber", [
      `0x${startBlock.toString(16)}`,
      false,
    ]);
    const record: SeasonRecord = {
      version: 1,
      seed: options.seed,
      scale: options.scale,
      startBlockHash: block.hash,
      genesisTime: timestamp,
      deployment: { chainId, factory, market, stablecoin, startBlock },
    };
    await replaceFile(files.recordPath, `${JSON.stringify(record, null, 2)}\n`);
    return record;
  } finally {
    await anvil.stop();
  }
}

/** Calls `keep` with the block that first prices a tier in a token, once the next block has followed it. */
function keepOpening(headNumber: () => Promise<string>, keep: (number: string) => Promise<void>) {
  let opening: string | null = null;
  let isKept = false;
  return async ({ logs }: MinedBlock) => {
    if (opening !== null && !isKept) {
      isKept = true;
      await keep(opening);
    }
    const pricesToken = logs.some(
      (log) => log.eventName === "TierPublished" && !isAddressEqual(log.args.currency, zeroAddress),
    );
    if (opening === null && pricesToken) opening = await headNumber();
  };
}
