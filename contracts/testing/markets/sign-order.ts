import { type Address, type Hex, maxUint256, zeroAddress, zeroHash } from "viem";
import { getChainId, readContract, signTypedData } from "viem/actions";
import type { Seaport } from "./deploy-seaport.ts";
import type { Item, Payment } from "./items.ts";
import { seaportFunctionsAbi } from "./seaport-abi.ts";
import { addressOf, type MarketClient, type Sender } from "./transact.ts";

export interface OrderTerms {
  readonly offerer: Sender;
  readonly offer: readonly Item[];
  readonly consideration: readonly Payment[];
  /** Whether it may be filled by parts. */
  readonly isPartial?: boolean;
  /** Tells orders with the same terms apart; 0 unless given. */
  readonly salt?: bigint;
}

export type SignedOrder = Awaited<ReturnType<typeof signOrder>>;

const ITEM = [
  { name: "itemType", type: "uint8" },
  { name: "token", type: "address" },
  { name: "identifierOrCriteria", type: "uint256" },
  { name: "startAmount", type: "uint256" },
  { name: "endAmount", type: "uint256" },
] as const;

const TYPES = {
  OrderComponents: [
    { name: "offerer", type: "address" },
    { name: "zone", type: "address" },
    { name: "offer", type: "OfferItem[]" },
    { name: "consideration", type: "ConsiderationItem[]" },
    { name: "orderType", type: "uint8" },
    { name: "startTime", type: "uint256" },
    { name: "endTime", type: "uint256" },
    { name: "zoneHash", type: "bytes32" },
    { name: "salt", type: "uint256" },
    { name: "conduitKey", type: "bytes32" },
    { name: "counter", type: "uint256" },
  ],
  OfferItem: ITEM,
  ConsiderationItem: [...ITEM, { name: "recipient", type: "address" }],
} as const;

/** The order as Seaport takes it, valid forever, with the offerer's EIP-712 signature. */
export async function signOrder(client: MarketClient, seaport: Seaport, terms: OrderTerms) {
  const parameters = toParameters(terms);
  const counter = await readContract(client, {
    address: seaport.address,
    abi: seaportFunctionsAbi,
    functionName: "getCounter",
    args: [parameters.offerer],
  });
  const domain = {
    name: "Seaport",
    version: "1.6",
    chainId: await getChainId(client),
    verifyingContract: seaport.address,
  };
  const signature = await signTypedData(client, {
    account: terms.offerer,
    domain,
    types: TYPES,
    primaryType: "OrderComponents",
    message: { ...parameters, counter },
  });
  return { parameters, signature };
}

/** An order without a signature, which Seaport takes from the offerer itself. */
export function unsignedOrder(terms: OrderTerms): SignedOrder {
  return { parameters: toParameters(terms), signature: "0x" };
}

function toParameters({ offerer, offer, consideration, isPartial = false, salt = 0n }: OrderTerms) {
  return {
    offerer: addressOf(offerer),
    zone: zeroAddress as Address,
    offer: offer.map(toOrderItem),
    consideration: consideration.map((item) => ({ ...toOrderItem(item), recipient: item.recipient })),
    orderType: isPartial ? 1 : 0,
    startTime: 0n,
    endTime: maxUint256,
    zoneHash: zeroHash as Hex,
    salt,
    conduitKey: zeroHash as Hex,
    totalOriginalConsiderationItems: BigInt(consideration.length),
  };
}

function toOrderItem({ itemType, token, identifier, amount }: Item) {
  return { itemType, token, identifierOrCriteria: identifier, startAmount: amount, endAmount: amount };
}
