import {
  approveItems,
  erc20Calls,
  erc20Item,
  erc721Item,
  fulfillmentCall,
  payTo,
  runThroughRouter,
  seaportCalls,
  signAsk,
  signBid,
  transact,
} from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import type { TicketEntry } from "./ledger.ts";
import type { Season } from "./season.ts";
import { pickLot, pickPrice } from "./terms.ts";
import { writeResale } from "./write-resale.ts";

/** One call matches two pairs of orders for the same ticket: it goes to one holder, and from there to the next one. */
export async function matchTwice(season: Season): Promise<void> {
  const { client, seaport, money, cast } = season.grounds;
  const [ticket] = pickLot(season, 1, 1);
  // Nobody can approve a key before owning it.
  if (!ticket || season.collectionOf(ticket).family === "UNLOCK") return;
  const steps = pickSteps(season, ticket);
  const item = erc721Item(ticket.contract, ticket.tokenId);
  const orders = [];
  for (const { seller, buyer, price } of steps) {
    const payments = [payTo(seller, erc20Item(money, price))];
    orders.push(
      await signAsk(client, seaport, { seller, tickets: [item], payments, salt: season.nextSalt() }),
    );
    const bid = { bidder: buyer, ticket: item, offer: erc20Item(money, price), salt: season.nextSalt() };
    orders.push(await signBid(client, seaport, bid));
  }
  const serve = (from: bigint, to: bigint) => ({
    offerComponents: [{ orderIndex: from, itemIndex: 0n }],
    considerationComponents: [{ orderIndex: to, itemIndex: 0n }],
  });
  const fulfillments = [serve(0n, 1n), serve(1n, 0n), serve(2n, 3n), serve(3n, 2n)];
  await transact(client, cast.matcher, seaportCalls(seaport.address)("matchOrders", [orders, fulfillments]));
  writeSteps(season, ticket, steps);
}

/** A router fills the asks of two holders for the same ticket, one after the other. */
export async function routeTwice(season: Season): Promise<void> {
  const { client, seaport, money, router } = season.grounds;
  const [ticket] = pickLot(season, 1, 1);
  // Nobody can approve a key before owning it.
  if (!ticket || season.collectionOf(ticket).family === "UNLOCK") return;
  const steps = pickSteps(season, ticket);
  const item = erc721Item(ticket.contract, ticket.tokenId);
  const payer = season.otherHolder(...steps.map(({ seller }) => seller));
  const total = steps.reduce((sum, { price }) => sum + price, 0n);
  await approveItems(client, payer, router, [erc20Item(money, total)]);
  const calls = [
    erc20Calls(money)("transferFrom", [payer, router, total]),
    erc20Calls(money)("approve", [seaport.address, total]),
  ];
  for (const [place, { seller, buyer, price }] of steps.entries()) {
    const payments = [payTo(seller, erc20Item(money, price))];
    const order = await signAsk(client, seaport, {
      seller,
      tickets: [item],
      payments,
      salt: season.nextSalt(),
    });
    calls.push(fulfillmentCall(seaport, order, place === 0 ? buyer : router));
  }
  const recipient = steps[1].buyer;
  await runThroughRouter(client, router, { sender: payer, recipient, calls, tickets: [item] });
  writeSteps(season, ticket, steps, payer);
}

interface Step {
  readonly seller: Address;
  readonly buyer: Address;
  readonly price: bigint;
}

function pickSteps(season: Season, ticket: TicketEntry): [Step, Step] {
  const { money } = season.grounds;
  const first = season.buyerOf([ticket]);
  const second = season.buyerOf([ticket], first);
  return [
    { seller: ticket.owner, buyer: first, price: pickPrice(season, money) },
    { seller: first, buyer: second, price: pickPrice(season, money) },
  ];
}

function writeSteps(season: Season, ticket: TicketEntry, steps: readonly Step[], payer?: Address): void {
  const { money } = season.grounds;
  steps.forEach(({ seller, buyer, price }, place) => {
    const legs = [{ to: seller, amount: price }];
    // Through the router the last ticket takes one movement more.
    const moves = payer && place === 1 ? 2 : 1;
    writeResale(season, { tickets: [ticket], seller, buyer, payer, currency: money, legs, moves });
  });
}
