import { type Address, encodeFunctionData, type Hex, numberToHex, parseAbi } from "viem";
import { rpc } from "./rpc-batch.ts";
import type { SeasonWorld } from "./season-world.ts";

const ABI = parseAbi([
  "struct EventDetails { string name; string artist; string category; string venue; string city; string country; string timeZone; string fiat; uint64 salesStart; uint64 startsAt; uint64 endsAt; }",
  "struct TierTerms { string name; address currency; uint256 price; uint256 fee; uint32 supply; uint32 walletLimit; uint32 resaleCapBps; }",
  "function createTicketContract(string name, string symbol) returns (address tickets)",
  "function publishEvent(EventDetails details) returns (uint256 eventId)",
  "function publishTier(uint256 eventId, TierTerms terms) returns (uint32 tierId)",
  "function buy(uint256 eventId, uint32 tierId, uint32 quantity, address buyer) payable",
  "function setApprovalForAll(address operator, bool approved)",
  "function list(address tickets, uint256 tokenId, address currency, uint256 price) returns (uint256 listingId)",
  "function buyListing(uint256 listingId) payable",
  "function totalMinted() view returns (uint256)",
  "event TicketContractCreated(address indexed tickets, address indexed organizer)",
  "event Listed(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, address seller, address currency, uint256 price)",
]);

const NATIVE = `0x${"0".repeat(40)}` as Address;
const PRICE = 10n ** 16n;
const ORGANIZER = `0x${"c0".repeat(20)}` as Address;

interface Receipt {
  readonly status: Hex;
  readonly logs: readonly { readonly address: Address; readonly topics: readonly Hex[] }[];
}

interface Trade {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly value: Hex;
  readonly gas: Hex;
}

const contracts = new WeakMap<SeasonWorld, Address>();

function walletAt(index: number): Address {
  return `0x${(0xbeef0000 + index).toString(16).padStart(40, "0")}`;
}

async function send(world: SeasonWorld, trade: Trade): Promise<Receipt> {
  await rpc(world.rpcUrl, "anvil_setBalance", trade.from, numberToHex(10n ** 20n));
  const hash = await rpc<Hex>(world.rpcUrl, "eth_sendTransaction", trade);
  await rpc(world.rpcUrl, "evm_mine");
  const receipt = await rpc<Receipt>(world.rpcUrl, "eth_getTransactionReceipt", hash);
  if (receipt.status !== "0x1") throw new Error(`${trade.data.slice(0, 10)} reverted`);
  return receipt;
}

function toTrade(from: Address, to: Address, data: Hex, value = 0n): Trade {
  return { from, to, data, value: numberToHex(value), gas: numberToHex(3_000_000n) };
}

/** A ticket contract with one event on sale for native coin, made on first use. */
async function ticketContract(world: SeasonWorld): Promise<Address> {
  const known = contracts.get(world);
  if (known) return known;
  const { timestamp } = await rpc<{ timestamp: Hex }>(world.rpcUrl, "eth_getBlockByNumber", "latest", false);
  const now = BigInt(timestamp);
  const create = encodeFunctionData({
    abi: ABI,
    functionName: "createTicketContract",
    args: ["Fork Night", "FORK"],
  });
  const { logs } = await send(world, toTrade(ORGANIZER, world.season.factory, create));
  const tickets =
    `0x${logs.find(({ address }) => address === world.season.factory.toLowerCase())?.topics[1]?.slice(26)}` as Address;
  const text = {
    name: "Fork Night",
    artist: "Forks",
    category: "concert",
    venue: "Hall",
    city: "Oslo",
    country: "NO",
  };
  const details = {
    ...text,
    timeZone: "Europe/Oslo",
    fiat: "NOK",
    salesStart: now - 1n,
    startsAt: now + 900_000n,
    endsAt: now + 990_000n,
  };
  const publish = encodeFunctionData({ abi: ABI, functionName: "publishEvent", args: [details] });
  await send(world, toTrade(ORGANIZER, tickets, publish));
  const terms = {
    name: "Floor",
    currency: NATIVE,
    price: PRICE,
    fee: 0n,
    supply: 500,
    walletLimit: 0,
    resaleCapBps: 0,
  };
  const tier = encodeFunctionData({ abi: ABI, functionName: "publishTier", args: [1n, terms] });
  await send(world, toTrade(ORGANIZER, tickets, tier));
  contracts.set(world, tickets);
  return tickets;
}

export interface Purchase {
  readonly quantity: number;
  readonly buyerIndex: number;
  /** Returns the transaction without sending it. */
  readonly isOnlyPrepared?: boolean;
}

/** A primary sale in a block of its own. */
export async function buyTickets(
  world: SeasonWorld,
  { quantity, buyerIndex, isOnlyPrepared }: Purchase,
): Promise<Trade> {
  const tickets = await ticketContract(world);
  const buyer = walletAt(buyerIndex);
  const data = encodeFunctionData({ abi: ABI, functionName: "buy", args: [1n, 1, quantity, buyer] });
  const trade = toTrade(buyer, tickets, data, PRICE * BigInt(quantity));
  if (!isOnlyPrepared) await send(world, trade);
  return trade;
}

/** Resells the ticket issued last, at a price in basis points of its face value. */
export async function resellTickets(world: SeasonWorld, { priceBps }: { priceBps: number }): Promise<void> {
  const tickets = await ticketContract(world);
  const { market } = world.season;
  const seller = walletAt(77);
  await send(
    world,
    toTrade(
      seller,
      tickets,
      encodeFunctionData({ abi: ABI, functionName: "buy", args: [1n, 1, 1, seller] }),
      PRICE,
    ),
  );
  const minted = await rpc<Hex>(world.rpcUrl, "eth_call", {
    to: tickets,
    data: encodeFunctionData({ abi: ABI, functionName: "totalMinted" }),
  });
  const price = (PRICE * BigInt(priceBps)) / 10_000n;
  const approve = encodeFunctionData({ abi: ABI, functionName: "setApprovalForAll", args: [market, true] });
  await send(world, toTrade(seller, tickets, approve));
  const list = encodeFunctionData({
    abi: ABI,
    functionName: "list",
    args: [tickets, BigInt(minted), NATIVE, price],
  });
  const { logs } = await send(world, toTrade(seller, market, list));
  const listingId = BigInt(logs.find(({ address }) => address === market.toLowerCase())?.topics[1] ?? 0);
  const buy = encodeFunctionData({ abi: ABI, functionName: "buyListing", args: [listingId] });
  await send(world, toTrade(walletAt(78), market, buy, price));
}
