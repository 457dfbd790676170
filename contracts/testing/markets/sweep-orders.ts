import { type TransactionReceipt, zeroAddress, zeroHash } from "viem";
import { approveItems } from "./approve-items.ts";
import type { Seaport } from "./deploy-seaport.ts";
import { type Ask, seaportCalls, signAsk } from "./fulfill-orders.ts";
import { nativeTotal } from "./items.ts";
import type { SignedOrder } from "./sign-order.ts";
import { type MarketClient, type Sender, transact } from "./transact.ts";

/**
 * The buyer takes several asks in one call, each with an order of its own; those that are filled already are left out.
 * Logs: every OrderFulfilled before every transfer, and no OrdersMatched.
 */
export async function sweepAsks(
  client: MarketClient,
  seaport: Seaport,
  { buyer, asks }: { readonly buyer: Sender; readonly asks: readonly Ask[] },
): Promise<TransactionReceipt> {
  const payments = asks.flatMap((ask) => ask.payments);
  await approveItems(client, buyer, seaport.address, payments);
  const orders: SignedOrder[] = [];
  for (const ask of asks) orders.push(await signAsk(client, seaport, ask));
  const whole = { numerator: 1n, denominator: 1n, extraData: "0x" } as const;
  const call = seaportCalls(seaport.address)(
    "fulfillAvailableAdvancedOrders",
    [
      orders.map((order) => ({ ...order, ...whole })),
      [],
      placesOf(orders, "offer"),
      placesOf(orders, "consideration"),
      zeroHash,
      zeroAddress,
      BigInt(orders.length),
    ],
    nativeTotal(payments),
  );
  return transact(client, buyer, call);
}

/** Each item alone, so that no two of them are put together into one transfer. */
function placesOf(orders: readonly SignedOrder[], side: "offer" | "consideration") {
  return orders.flatMap(({ parameters }, orderIndex) =>
    parameters[side].map((_, itemIndex) => [
      { orderIndex: BigInt(orderIndex), itemIndex: BigInt(itemIndex) },
    ]),
  );
}
