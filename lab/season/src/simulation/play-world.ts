import type { Address } from "viem";
import type { World } from "./actions/world.ts";
import type { Action, WorldBlock } from "./actions/world-block.ts";
import { AnvilWorld } from "./execute/anvil-world.ts";
import { chainFilesOf } from "./files/chain-files.ts";
import { type ChainCounts, ChainWriter } from "./files/chain-writer.ts";
import { writeChainMeta } from "./files/write-chain-meta.ts";
import type { BlockLines } from "./write/block-lines.ts";
import { deploymentDrafts } from "./write/deployment-drafts.ts";
import { DirectChain } from "./write/direct-chain.ts";
import { BlockDrafter, toPlayedBlock } from "./write/draft-blocks.ts";
import type { DraftTransaction } from "./write/draft-transaction.ts";

export interface PlayWorldOptions {
  /** The world's folder. */
  readonly folder: string;
  /** Whether an anvil executes every transaction; else blocks are written directly. */
  readonly isExecuted: boolean;
  readonly signal?: AbortSignal;
  readonly onBlock?: (counts: ChainCounts, block: WorldBlock) => void;
}

/** How blocks come to be: executed by a chain, or written directly. */
interface BlockSource {
  genesis(): Promise<BlockLines> | BlockLines;
  mine(
    drafts: readonly DraftTransaction[],
    place: { readonly time: number; readonly accounts: Iterable<Address> },
  ): Promise<BlockLines> | BlockLines;
  stop(): Promise<void> | void;
}

/**
 * Plays a world's blocks into the files of its folder's `chain`, then lets the world write its truth.
 * @throws AppError INTERNAL when the world does what the contracts would refuse
 */
export async function playWorld(world: World, options: PlayWorldOptions): Promise<ChainCounts> {
  const { deployment, startTime } = world;
  const genesisTime = startTime - 1;
  const { chainId } = deployment;
  const source: BlockSource = options.isExecuted
    ? await AnvilWorld.start(chainId, genesisTime)
    : new DirectChain(chainId, genesisTime);
  const files = chainFilesOf(options.folder);
  const writer = new ChainWriter(files);
  try {
    writer.add(await source.genesis());
    const deployed = deploymentDrafts(deployment);
    writer.add(await source.mine(deployed, { time: startTime, accounts: [deployment.deployer] }));
    const organizers = await playBlocks(world, { source, writer, options });
    writer.close();
    await world.finish(options.folder);
    writeChainMeta(files, world, { organizers, counts: writer.counts });
    return writer.counts;
  } finally {
    writer.close();
    await source.stop();
  }
}

async function playBlocks(
  world: World,
  parts: { readonly source: BlockSource; readonly writer: ChainWriter; readonly options: PlayWorldOptions },
): Promise<ReadonlySet<Address>> {
  const { source, writer, options } = parts;
  const drafter = new BlockDrafter(world.deployment, world.startTime);
  for (const block of world.blocks()) {
    options.signal?.throwIfAborted();
    const drafts = drafter.draft(block);
    const accounts = block.transactions.flatMap(({ sender, action }) => [sender, ...payingWallets(action)]);
    writer.add(await source.mine(drafts, { time: block.time, accounts }));
    await world.played(toPlayedBlock(block.number, drafts));
    options.onBlock?.(writer.counts, block);
  }
  return drafter.state.organizers;
}

/** Contract wallets that may spend native coin of their own. */
function payingWallets(action: Action): readonly Address[] {
  return action.kind === "handleUserOperations" ? action.operations.map(({ wallet }) => wallet) : [];
}
