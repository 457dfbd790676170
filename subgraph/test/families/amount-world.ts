import {
  deployPaymentProcessor,
  deploySeaport,
  deployTestTokens,
  deployTicketsByAmount,
  erc20Calls,
  erc1155Item,
  ticketsByAmountCalls,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, parseEther } from "viem";
import type { MarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";

/** What the box office asks for a ticket. */
export const PRICE = parseEther("0.1");
export const lower = (address: string) => address.toLowerCase();
/** The price of so many tickets, as the tables tell it. */
export const times = (count: bigint) => String(count * PRICE);

/** New contracts on the chain, indexed from here on. Everybody has ERC-20 money that the box office may take. */
export async function openWorld(chain: MarketChain) {
  const { client, deployer, seller, buyer, organizer } = chain;
  const seaport = await deploySeaport(client, deployer);
  const processor = await deployPaymentProcessor(client, deployer);
  const { erc20 } = await deployTestTokens(client, deployer);
  const sale = { organizer, currency: erc20, price: PRICE, royaltyBps: 1000n };
  const tickets = await deployTicketsByAmount(client, deployer, sale);
  for (const account of [seller, buyer, organizer]) {
    await transact(client, deployer, erc20Calls(erc20)("mint", [account, 100n * PRICE]));
    await transact(client, account, erc20Calls(erc20)("approve", [tickets, 100n * PRICE]));
  }
  const facts = {
    contract: JSON.stringify({ organizer }),
    network: JSON.stringify({
      marketplaces: [
        { protocol: "seaport", address: seaport.address },
        { protocol: "payment-processor", address: processor },
      ],
    }),
  };
  const fixture = await ChainFixture.start(client.transport.url as string, [
    { name: "tickets", template: "Erc1155Tickets", address: tickets, startBlock: 0, context: facts },
  ]);
  const mint = (account: Address, id: bigint, amount: bigint) =>
    transact(client, account, ticketsByAmountCalls(tickets)("mint", [account, id, amount]));
  const item = (id: bigint, amount: bigint) => erc1155Item(tickets, id, amount);
  return { client, seaport, processor, tickets, erc20, mint, item, index: () => fixture.catchUp() };
}
