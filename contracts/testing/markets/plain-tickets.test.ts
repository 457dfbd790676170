import { parseAbi, parseEventLogs, zeroAddress } from "viem";
import { getBalance, readContract } from "viem/actions";
import { beforeAll, describe, expect, it } from "vitest";
import { erc721TicketsAbi, erc1155TicketsAbi } from "../../abis/index.ts";
import {
  batchMintTicketsCalls,
  consumableTicketsCalls,
  deployBatchMintTickets,
  deployConsumableTickets,
  deployStatusTickets,
  deployTestTokens,
  deployTicketsByAmount,
  erc20Calls,
  nameLogs,
  statusTicketsCalls,
  type TestTokens,
  ticketsByAmountCalls,
  transact,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

const ownerAbi = parseAbi(["function ownerOf(uint256 tokenId) view returns (address)"]);

const useChain = useMarketChain();
let chain: MarketChain;
let tokens: TestTokens;

beforeAll(async () => {
  chain = useChain();
  const { client, deployer, buyer } = chain;
  tokens = await deployTestTokens(client, deployer);
  await transact(client, buyer, erc20Calls(tokens.erc20)("mint", [buyer, 1_000n]));
});

function boxOffice(currency = zeroAddress as `0x${string}`) {
  return { organizer: chain.organizer, currency, price: 10n, royaltyBps: 750n };
}

describe("ERC-7439", () => {
  it("the partner resells a ticket that its holder cannot move", async () => {
    const { client, deployer, matcher, seller, buyer } = chain;
    const on = statusTicketsCalls(await deployStatusTickets(client, deployer, matcher));
    expect(nameLogs(await transact(client, deployer, on("safeMint", [seller, "0x"])))).toEqual([
      "Transfer",
      "TokenStatusChanged",
    ]);
    await expect(transact(client, seller, on("transferFrom", [seller, buyer, 1n]))).rejects.toThrow();
    await transact(client, seller, on("setApprovalForAll", [matcher, true]));
    const { logs } = await transact(client, matcher, on("resell", [1n, buyer, "0x"]));
    expect(nameLogs({ logs })).toEqual(["TokenStatusChanged", "Transfer", "TokenStatusChanged"]);
    const redeemed = await transact(client, deployer, on("changeState", [1n, "0xab", 3, 0n]));
    const statuses = [...logs, ...redeemed.logs];
    expect(
      parseEventLogs({ abi: erc721TicketsAbi, eventName: "TokenStatusChanged", logs: statuses }).map(
        ({ args }) => args.tokenStatus,
      ),
    ).toEqual([1, 0, 3]);
  });
});

describe("ERC-2135 and ERC-6672", () => {
  it("a ticket is consumed, redeemed and un-redeemed", async () => {
    const { client, deployer, buyer } = chain;
    const on = consumableTicketsCalls(await deployConsumableTickets(client, deployer));
    const id = `0x${"11".repeat(32)}` as const;
    await transact(client, deployer, on("mint", [buyer, 1n]));
    const consumed = await transact(client, deployer, on("consume", [buyer, 1n, 1n, "0x"]));
    const redeemed = await transact(client, deployer, on("redeem", [1n, id, "gate 4"]));
    const cancelled = await transact(client, deployer, on("cancel", [1n, id, "wrong gate"]));
    const logs = [consumed, redeemed, cancelled].flatMap((receipt) => receipt.logs);
    const events = parseEventLogs({ abi: erc721TicketsAbi, logs });
    expect(events.map(({ eventName }) => eventName)).toEqual(["OnConsumption", "Redeem", "Cancel"]);
    expect(events[1]?.args).toMatchObject({ operator: deployer, redeemer: buyer, memo: "gate 4" });
  });
});

describe("ERC-721 by the batch", () => {
  it("2,000 tickets are sold in one transaction for native coins", async () => {
    const { client, deployer, buyer, seller } = chain;
    const tickets = await deployBatchMintTickets(client, deployer, boxOffice());
    const on = batchMintTicketsCalls(tickets);
    const { logs } = await transact(client, buyer, on("mint", [buyer, 2_000n], 20_000n));
    expect(nameLogs({ logs })).toEqual(Array.from({ length: 2_000 }, () => "Transfer"));
    expect(await getBalance(client, { address: tickets })).toBe(20_000n);
    await transact(client, buyer, on("transferFrom", [buyer, seller, 1_999n]));
    const owner = (tokenId: bigint) =>
      readContract(client, { address: tickets, abi: ownerAbi, functionName: "ownerOf", args: [tokenId] });
    expect([await owner(1_999n), await owner(2_000n)]).toEqual([seller, buyer]);
    await expect(transact(client, buyer, on("mint", [buyer, 1n], 9n))).rejects.toThrow();
  });

  it("are sold for ERC-20 money, which goes to the organizer after the mints", async () => {
    const { client, deployer, buyer, organizer } = chain;
    const tickets = await deployBatchMintTickets(client, deployer, boxOffice(tokens.erc20));
    await transact(client, buyer, erc20Calls(tokens.erc20)("approve", [tickets, 1_000n]));
    const sold = await transact(client, buyer, batchMintTicketsCalls(tickets)("mint", [buyer, 2n]));
    expect(nameLogs(sold)).toEqual(["Transfer", "Transfer", "ERC20.Transfer"]);
    const royalty = await readContract(client, {
      address: tickets,
      abi: erc721TicketsAbi,
      functionName: "royaltyInfo",
      args: [1n, 1_000n],
    });
    expect(royalty).toEqual([organizer, 75n]);
  });

  it("are minted by one ConsecutiveTransfer and then transferred one by one", async () => {
    const { client, deployer, seller, buyer } = chain;
    const on = batchMintTicketsCalls(await deployBatchMintTickets(client, deployer, boxOffice()));
    const { logs } = await transact(client, deployer, on("mintConsecutive", [seller, 500n]));
    expect(nameLogs({ logs })).toEqual(["ConsecutiveTransfer"]);
    expect(parseEventLogs({ abi: erc721TicketsAbi, logs })[0]?.args).toEqual({
      fromTokenId: 1n,
      toTokenId: 500n,
      fromAddress: zeroAddress,
      toAddress: seller,
    });
    const moved = await transact(client, seller, on("transferFrom", [seller, buyer, 250n]));
    expect(nameLogs(moved)).toEqual(["Transfer"]);
  });
});

describe("ERC-1155", () => {
  it("tickets are sold by amount and by the batch, moved and consumed", async () => {
    const { client, deployer, buyer, seller } = chain;
    const on = ticketsByAmountCalls(await deployTicketsByAmount(client, deployer, boxOffice()));
    const sold = await transact(client, buyer, on("mint", [buyer, 1n, 3n], 30n));
    const batch = await transact(client, buyer, on("mintBatch", [buyer, [1n, 2n], [2n, 4n]], 60n));
    const move = on("safeBatchTransferFrom", [buyer, seller, [1n, 2n], [1n, 1n], "0x"]);
    const moved = await transact(client, buyer, move);
    const consumed = await transact(client, deployer, on("consume", [buyer, 1n, 1n, "0x"]));
    expect([sold, batch, moved, consumed].map(nameLogs)).toEqual([
      ["TransferSingle"],
      ["TransferBatch"],
      ["TransferBatch"],
      ["TransferSingle", "OnConsumption"],
    ]);
    const [first] = parseEventLogs({ abi: erc1155TicketsAbi, logs: batch.logs });
    expect(first?.args).toMatchObject({ to: buyer, ids: [1n, 2n], values: [2n, 4n] });
  });

  it("tickets are sold for ERC-20 money", async () => {
    const { client, deployer, buyer } = chain;
    const tickets = await deployTicketsByAmount(client, deployer, boxOffice(tokens.erc20));
    await transact(client, buyer, erc20Calls(tokens.erc20)("approve", [tickets, 1_000n]));
    const sold = await transact(client, buyer, ticketsByAmountCalls(tickets)("mint", [buyer, 1n, 3n]));
    expect(nameLogs(sold)).toEqual(["TransferSingle", "ERC20.Transfer"]);
  });
});
