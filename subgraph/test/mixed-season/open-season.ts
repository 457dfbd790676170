import { deployReference, ticketFactoryAbi } from "@facevalue/contracts";
import {
  callsOf,
  deployBatchMintTickets,
  deployRouter,
  deploySeaport,
  type MarketClient,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, createWalletClient, http, parseEventLogs, zeroAddress } from "viem";
import { fillPurse } from "./funds.ts";
import { openLocks } from "./lock-keys.ts";
import { MARKET_FEE_BPS } from "./market-trades.ts";
import { PlainTickets } from "./plain-tickets.ts";
import type { Random } from "./random.ts";
import { ReferenceTickets, type Tier, ticketsCalls } from "./reference-tickets.ts";
import { type Cast, Season } from "./season.ts";

export interface OpenSeason {
  readonly season: Season;
  readonly factory: Address;
  readonly unlocks: readonly Address[];
}

const EVENT = {
  name: "Aurora",
  artist: "Aurora",
  category: "concert",
  venue: "Arena",
  city: "Oslo",
  country: "NO",
  timeZone: "Europe/Oslo",
  fiat: "NOK",
  salesStart: 0n,
  startsAt: 4_000_000_000n,
  endsAt: 4_000_010_000n,
} as const;

/** Deploys marketplaces and ticket contracts, and gives everybody the money to use them. */
export async function openSeason(client: MarketClient, cast: Cast, random: Random): Promise<OpenSeason> {
  const { deployer, holders, organizers } = cast;
  const url = client.transport.url as string;
  const wallet = createWalletClient({ account: deployer, transport: http(url) });
  const reference = await deployReference(wallet, { marketFeeBps: MARKET_FEE_BPS });
  const { stablecoin: money, market, factory } = reference;
  const seaport = await deploySeaport(client, deployer);
  const router = await deployRouter(client, deployer);
  const offers = [
    { organizer: organizers[0], currency: zeroAddress, price: 3n * 10n ** 16n + 11n },
    { organizer: organizers[1], currency: money, price: 20_000_009n },
  ];
  const newer = await openLocks(client, deployer, 15, offers);
  const older = await openLocks(client, deployer, 13, offers);
  const collections = [
    ...newer.locks,
    ...older.locks,
    await createReferenceTickets(client, factory, organizers[0], money),
    await deployPlainTickets(client, deployer, organizers[1], zeroAddress, 10n ** 17n + 13n),
    await deployPlainTickets(client, deployer, organizers[0], money, 41_000_003n),
  ];
  const spenders = [market, ...collections.map(({ address }) => address)];
  for (const holder of holders) await fillPurse(client, holder, money, spenders);
  const referenceMarket = { address: market, listingCount: 0n, bidCount: 0n };
  const grounds = { client, cast, random, seaport, router, market: referenceMarket, money, collections };
  return { season: new Season(grounds), factory, unlocks: [newer.factory, older.factory] };
}

async function createReferenceTickets(
  client: MarketClient,
  factory: Address,
  organizer: Address,
  money: Address,
): Promise<ReferenceTickets> {
  const create = callsOf(ticketFactoryAbi)(factory)("createTicketContract", ["Aurora", "AUR"]);
  const { logs } = await transact(client, organizer, create);
  const [created] = parseEventLogs({ abi: ticketFactoryAbi, eventName: "TicketContractCreated", logs });
  if (!created) throw new Error("The factory created no contract.");
  const { tickets } = created.args;
  await transact(client, organizer, ticketsCalls(tickets)("publishEvent", [EVENT]));
  const tiers: Tier[] = [
    { tierId: 1, currency: zeroAddress, price: 10n ** 17n + 7n, fee: 10n ** 15n + 3n, resaleCapBps: 0 },
    { tierId: 2, currency: money, price: 55_000_001n, fee: 1_500_000n, resaleCapBps: 13_000 },
  ];
  for (const { tierId, ...terms } of tiers) {
    const tier = { name: `Tier ${tierId}`, supply: 100_000, walletLimit: 0, ...terms };
    await transact(client, organizer, ticketsCalls(tickets)("publishTier", [1n, tier]));
  }
  return new ReferenceTickets(tickets, organizer, tiers);
}

async function deployPlainTickets(
  client: MarketClient,
  deployer: Address,
  organizer: Address,
  currency: Address,
  price: bigint,
): Promise<PlainTickets> {
  const sale = { organizer, currency, price, royaltyBps: 500n };
  const address = await deployBatchMintTickets(client, deployer, sale);
  return new PlainTickets({ address, organizer, currency, price });
}
