import { createHash } from "node:crypto";
import type { RpcBlock, RpcLog, RpcTransaction } from "@facevalue/rpc";
import { decodeEventLog, type Hex, parseAbi, zeroAddress } from "viem";
import { expect, test } from "vitest";
import type { RpcNode } from "./rpc-node.ts";
import { ask, makeChain, readAllLogs } from "./testing/ask-node.ts";

const ABI = parseAbi([
  "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  "event TicketResold(uint256 indexed tokenId, address indexed seller, address indexed buyer, uint256 price)",
]);

/** The end state as anybody would work it out from the logs alone. */
class Replay {
  readonly tickets = new Map<bigint, { owner: string; resales: number; lastPrice: bigint }>();
  readonly accounts = new Map<string, { balance: number; buys: number; sells: number }>();
  volume = 0n;

  apply(log: RpcLog): void {
    const topics = log.topics as [Hex, ...Hex[]];
    const { eventName, args } = decodeEventLog({ abi: ABI, topics, data: log.data as Hex, strict: true });
    const ticket = this.tickets.get(args.tokenId) ?? {
      owner: zeroAddress as string,
      resales: 0,
      lastPrice: 0n,
    };
    this.tickets.set(args.tokenId, ticket);
    if (eventName === "Transfer") {
      expect(args.from.toLowerCase()).toBe(ticket.owner);
      if (args.from !== zeroAddress) this.#account(args.from).balance--;
      this.#account(args.to).balance++;
      ticket.owner = args.to.toLowerCase();
    } else {
      expect(args.buyer.toLowerCase()).toBe(ticket.owner);
      ticket.resales++;
      ticket.lastPrice = args.price;
      this.volume += args.price;
      this.#account(args.buyer).buys++;
      this.#account(args.seller).sells++;
    }
  }

  #account(address: string) {
    const key = address.toLowerCase();
    const account = this.accounts.get(key) ?? { balance: 0, buys: 0, sells: 0 };
    this.accounts.set(key, account);
    return account;
  }
}

const sha256 = (lines: readonly string[]) => createHash("sha256").update(lines.join("")).digest("hex");

function readTransactions(node: RpcNode, lastBlock: number): Map<string, RpcTransaction> {
  const numbers = Array.from({ length: lastBlock + 1 }, (_, number) => `0x${number.toString(16)}`);
  const blocks = numbers.map((number) => ask<RpcBlock>(node, "eth_getBlockByNumber", number, true));
  const transactions = blocks.flatMap((block) => block.transactions as RpcTransaction[]);
  return new Map(transactions.map((transaction) => [transaction.hash, transaction]));
}

test.for([
  { seed: 1, logsPerBlock: 20 },
  { seed: 2, logsPerBlock: 1 },
  { seed: 3, logsPerBlock: 9, gap: 4, resaleShare: 0.9 },
])("the truth is what the logs add up to: %o", (options) => {
  const { chain, node } = makeChain(options);
  const logs = readAllLogs(node);
  const replay = new Replay();
  for (const log of logs) replay.apply(log);
  const ids = [...replay.tickets.keys()].sort((a, b) => (a < b ? -1 : 1));
  const tickets = ids.map((id) => {
    const { owner, resales, lastPrice } = replay.tickets.get(id)!;
    return `${id}:${owner}:${resales}:${lastPrice}\n`;
  });
  const accounts = [...replay.accounts].map(
    ([address, { balance, buys, sells }]) => `${address}:${balance}:${buys}:${sells}\n`,
  );
  const transactions = readTransactions(node, chain.lastBlock);
  const ofLogs = logs.map((log) => transactions.get(log.transactionHash)!);
  expect(chain.truth).toMatchObject({
    logs: Math.floor(30 / (options.gap ?? 1)) * options.logsPerBlock,
    transfers: new Set(logs.map(({ transactionHash }) => transactionHash)).size,
    tickets: tickets.length,
    accounts: accounts.length,
    volume: replay.volume.toString(),
    nonces: ofLogs.reduce((sum, { nonce }) => sum + BigInt(nonce), 0n).toString(),
    gasPrices: ofLogs.reduce((sum, { gasPrice = "" }) => sum + BigInt(gasPrice), 0n).toString(),
    ticketsSha256: sha256(tickets),
    accountsSha256: sha256(accounts.sort()),
  });
});
