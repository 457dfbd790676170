import type { Address, TransactionReceipt } from "viem";
import { approveItems } from "./approve-items.ts";
import type { ContractCall } from "./calls.ts";
import type { Seaport } from "./deploy-seaport.ts";
import { routerCalls } from "./emitters.ts";
import { type Ask, fulfillmentCall, signAsk } from "./fulfill-orders.ts";
import { ITEM_TYPE, type Item } from "./items.ts";
import { erc20Calls } from "./test-tokens.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";

/** Runs the calls as the router in one transaction, then hands the tickets to the recipient. */
export async function runThroughRouter(
  client: MarketClient,
  router: Address,
  run: {
    readonly sender: Sender;
    readonly recipient: Address;
    readonly calls: readonly ContractCall[];
    /** What the router holds after the calls. */
    readonly tickets: readonly Item[];
  },
): Promise<TransactionReceipt> {
  const calls = run.calls.map(({ to, data, value = 0n }) => ({ to, data, value }));
  const value = calls.reduce((total, call) => total + call.value, 0n);
  const deliveries = run.tickets.map(({ itemType, token, identifier, amount }) => ({
    tokenAddress: token,
    tokenId: identifier,
    amount: itemType === ITEM_TYPE.erc1155 ? amount : 0n,
    to: run.recipient,
  }));
  return transact(client, run.sender, routerCalls(router)("run", [calls, deliveries], value));
}

/** The buyer takes asks through the router: each OrderFulfilled names the router as its recipient. */
export async function buyThroughRouter(
  client: MarketClient,
  seaport: Seaport,
  purchase: { readonly router: Address; readonly buyer: Sender; readonly asks: readonly Ask[] },
): Promise<TransactionReceipt> {
  const { router, buyer, asks } = purchase;
  const recipient = addressOf(buyer);
  const calls: ContractCall[] = [];
  for (const ask of asks) {
    await approveItems(client, buyer, router, ask.payments);
    for (const { itemType, token, amount } of ask.payments) {
      if (itemType !== ITEM_TYPE.erc20) continue;
      calls.push(erc20Calls(token)("transferFrom", [recipient, router, amount]));
      calls.push(erc20Calls(token)("approve", [seaport.address, 2n ** 255n]));
    }
    calls.push(fulfillmentCall(seaport, await signAsk(client, seaport, ask)));
  }
  const tickets = asks.flatMap((ask) => ask.tickets);
  return runThroughRouter(client, router, { sender: buyer, recipient, calls, tickets });
}
