import { erc1155TicketsAbi, paymentProcessorAbi, seaportAbi } from "@facevalue/contracts/abis";
import { type Address, encodeAbiParameters, encodeEventTopics, numberToHex, zeroAddress } from "viem";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { type LogSpec, ORGANIZER, TOKEN } from "./ticket-logs.ts";

export const AMOUNTS: Address = `0x${"11".repeat(20)}`;
export const PROCESSOR: Address = `0x${"99".repeat(20)}`;

/** Seaport 1.6. */
export const SEAPORT: Address = "0x0000000000000068f116a894984e2db1123eb395";

const ABI = [...erc1155TicketsAbi, ...paymentProcessorAbi, ...seaportAbi];

/** A log of an ERC-1155 ticket contract, or of a marketplace, as the EVM would write it. */
function makeLog(address: string, eventName: string, args: Readonly<Record<string, unknown>>): LogSpec {
  const event = ABI.find((item) => item.type === "event" && item.name === eventName);
  if (event?.type !== "event") throw new Error(`No contract emits ${eventName}.`);
  const plain = event.inputs.filter((input) => !("indexed" in input && input.indexed));
  return {
    address,
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args } as never) as string[],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => args[name]),
    ),
  };
}

export const moved = (from: Address, to: Address, id: bigint, value: bigint) =>
  makeLog(AMOUNTS, "TransferSingle", { operator: from, from, to, id, value });
export const movedTogether = (
  from: Address,
  to: Address,
  ids: readonly bigint[],
  values: readonly bigint[],
) => makeLog(AMOUNTS, "TransferBatch", { operator: from, from, to, ids, values });
export const consumed = (consumer: Address, assetId: bigint, amount: bigint) =>
  makeLog(AMOUNTS, "OnConsumption", { consumer, assetId, amount, data: "0x" });
/** A sale of `amount` tickets over the marketplace for `salePrice` in all. */
export const bought = (seller: Address, buyer: Address, tokenId: bigint, amount: bigint, salePrice: bigint) =>
  makeLog(PROCESSOR, "BuyListingERC1155", {
    buyer,
    seller,
    tokenAddress: AMOUNTS,
    beneficiary: buyer,
    paymentCoin: zeroAddress,
    tokenId,
    amount,
    salePrice,
  });

interface Order {
  readonly key: bigint;
  readonly maker: Address;
  readonly id: bigint;
  readonly amount: bigint;
  /** ERC-20 money, all of it. */
  readonly price: bigint;
  /** Parts of the price that somebody else gets. */
  readonly fees?: readonly (readonly [Address, bigint])[];
}

const orderHash = (key: bigint) => numberToHex(key, { size: 32 });
const ticketsOf = ({ id, amount }: Order) => ({ itemType: 3, token: AMOUNTS, identifier: id, amount });
const moneyOf = (amount: bigint) => ({ itemType: 1, token: TOKEN, identifier: 0n, amount });
const feesOf = ({ fees = [] }: Order) =>
  fees.map(([recipient, amount]) => ({ ...moneyOf(amount), recipient }));

/** Seaport tells a filled ask; the price is what everyone gets together. */
export function askFilled(order: Order): LogSpec {
  const fees = feesOf(order).reduce((sum, { amount }) => sum + amount, 0n);
  return makeLog(SEAPORT, "OrderFulfilled", {
    orderHash: orderHash(order.key),
    offerer: order.maker,
    zone: zeroAddress,
    recipient: zeroAddress,
    offer: [ticketsOf(order)],
    consideration: [{ ...moneyOf(order.price - fees), recipient: order.maker }, ...feesOf(order)],
  });
}

/** Seaport tells a filled bid. */
export function bidFilled(order: Order): LogSpec {
  return makeLog(SEAPORT, "OrderFulfilled", {
    orderHash: orderHash(order.key),
    offerer: order.maker,
    zone: zeroAddress,
    recipient: zeroAddress,
    offer: [moneyOf(order.price)],
    consideration: [{ ...ticketsOf(order), recipient: order.maker }, ...feesOf(order)],
  });
}

/** Seaport tells that the orders were matched with each other. */
export const ordersMatched = (keys: readonly bigint[]) =>
  makeLog(SEAPORT, "OrdersMatched", { orderHashes: keys.map(orderHash) });

/** The ticket contract of an organizer, and a marketplace that is believed. */
export function startAmounts(contract: Readonly<Record<string, unknown>> = {}): Promise<SubgraphFixture> {
  return SubgraphFixture.start({
    contracts: [
      {
        name: "tickets",
        template: "Erc1155Tickets",
        address: AMOUNTS,
        startBlock: 0,
        context: {
          contract: JSON.stringify({ organizer: ORGANIZER, ...contract }),
          network: JSON.stringify({
            marketplaces: [{ protocol: "payment-processor", address: PROCESSOR }],
          }),
        },
      },
    ],
  });
}
