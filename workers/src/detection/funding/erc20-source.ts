import type { RpcClient, RpcTransaction } from "@facevalue/rpc";
import type { FundingRange, FundingSource, FundingTransfer } from "./funding-source.ts";

/** keccak256("Transfer(address,address,uint256)"). */
const TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const RANGE_BLOCKS = 2000;
/** Signature and two indexed addresses; an ERC-721 transfer has the token id as a fourth. */
const TOPICS = 3;

/**
 * Transfers of these token contracts, by eth_getLogs; the blocks that have some are read whole for who signed.
 * @param currencies token contracts in lower-case hex with 0x
 */
export function erc20Source(rpc: RpcClient, currencies: readonly string[]): FundingSource {
  return {
    name: "erc20",
    rangeBlocks: RANGE_BLOCKS,
    read: async (range) => (currencies.length === 0 ? [] : await readTransfers(rpc, currencies, range)),
  };
}

async function readTransfers(
  rpc: RpcClient,
  currencies: readonly string[],
  { from, to }: FundingRange,
): Promise<FundingTransfer[]> {
  const found = await rpc.getLogs({
    addresses: currencies,
    topics0: [TRANSFER],
    fromBlock: from,
    toBlock: to,
  });
  const logs = found.logs.filter(({ topics }) => topics.length === TOPICS);
  const numbers = [...new Set(logs.map(({ blockNumber }) => Number(blockNumber)))];
  const blocks = await rpc.getBlocks(numbers, { full: true });
  const times = new Map(blocks.map((block) => [Number(block.number), Number(block.timestamp)]));
  const senders = new Map(
    blocks.flatMap(({ transactions }) =>
      (transactions as readonly RpcTransaction[]).map(({ hash, from: sender }) => [hash, sender] as const),
    ),
  );
  return logs.map((log) => ({
    block: Number(log.blockNumber),
    time: times.get(Number(log.blockNumber)) ?? 0,
    transaction: log.transactionHash,
    logIndex: Number(log.logIndex),
    position: 0,
    from: addressIn(log.topics[1]),
    to: addressIn(log.topics[2]),
    caller: senders.get(log.transactionHash) ?? null,
    currency: log.address,
    amount: BigInt(log.data === "0x" ? 0 : log.data.slice(0, 66)),
  }));
}

function addressIn(topic = ""): string {
  return `0x${topic.slice(-40)}`;
}
