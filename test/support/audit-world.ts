import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { testAccounts } from "@facevalue/contracts/testing";
import {
  batchMintTicketsCalls,
  cancelAndRefund,
  createLock,
  deployBatchMintTickets,
  deployGetTickets,
  deployStatusTickets,
  deployTicketsByAmount,
  deployUnlock,
  erc721Calls,
  erc1155Calls,
  getTicketsCalls,
  type Lock,
  lockCalls,
  type MarketClient,
  purchaseKeys,
  shareKey,
  statusTicketsCalls,
  ticketsByAmountCalls,
  transact,
  transferKey,
} from "@facevalue/contracts/testing/markets";
import { type Address, createClient, http, zeroHash } from "viem";
import { facevalue } from "./facevalue.ts";
import { rpc } from "./rpc-batch.ts";
import { playOnAnvil, type SeasonWorld } from "./season-world.ts";

/** Versions of locks that differ in what they answer. */
const LOCK_VERSIONS = [10, 13, 15] as const;
const PRICE = 10n ** 15n;

export interface AuditWorld extends SeasonWorld {
  readonly client: MarketClient;
  /** Every contract of another family than the reference, by what it is. */
  readonly plain: Address;
  readonly status: Address;
  readonly amounts: Address;
  readonly get: Address;
  readonly locks: readonly Lock[];
  readonly accounts: readonly Address[];
  readonly networkFile: string;
  /** Indexes what the chain holds by now; returns the last block. */
  index(databaseUrl: string): Promise<number>;
}

/** A season, and contracts of every other family with tickets in every state, on one chain; all final. */
export async function openAuditWorld(folder: string): Promise<AuditWorld> {
  const world = await playOnAnvil({ seed: "audit", scale: 0.2 });
  const client = createClient({ transport: http(world.rpcUrl, { retryCount: 0 }), cacheTime: 0 });
  const accounts = testAccounts(6).map(({ address }) => address);
  const families = {
    plain: await playPlainTickets(client, accounts),
    status: await playStatusTickets(client, accounts),
    amounts: await playAmounts(client, accounts),
    get: await playGetTickets(client, accounts),
    locks: await playLocks(client, accounts),
  };
  const networkFile = join(folder, "contracts.json");
  writeFileSync(networkFile, JSON.stringify(toNetworkFile(world, families)));
  await rpc(world.rpcUrl, "anvil_mine", "0x80");
  const index = async (databaseUrl: string) => {
    const head = Number(await rpc<string>(world.rpcUrl, "eth_blockNumber"));
    const chain = ["--rpc", world.rpcUrl, "--network-file", networkFile];
    await facevalue("index", ...chain, "--database", databaseUrl, "--to-block", String(head));
    return head;
  };
  return { ...world, client, accounts, networkFile, index, ...families };
}

type Families = Pick<AuditWorld, "plain" | "status" | "amounts" | "get" | "locks">;

function toNetworkFile({ season }: SeasonWorld, { plain, status, amounts, get, locks }: Families) {
  const at = (template: string, address: string, name: string) => ({
    template,
    address,
    startBlock: 0,
    name,
  });
  return {
    network: "localhost",
    chainId: season.chainId,
    contracts: [
      at("TicketFactory", season.factory, "factory"),
      at("TicketMarket", season.market, "market"),
      at("Erc721Tickets", plain, "plain"),
      at("Erc721Tickets", status, "status"),
      at("Erc1155Tickets", amounts, "amounts"),
      at("GetEventTickets", get, "get"),
      ...locks.map(({ address, version }) => at("PublicLock", address, `lock${version}`)),
    ],
  };
}

/** Four tickets, one of which moved. */
async function playPlainTickets(client: MarketClient, accounts: readonly Address[]): Promise<Address> {
  const [deployer, organizer, ann, bob] = accounts as [Address, Address, Address, Address];
  const sale = { organizer, currency: `0x${"0".repeat(40)}` as Address, price: PRICE, royaltyBps: 500n };
  const address = await deployBatchMintTickets(client, deployer, sale);
  const calls = batchMintTicketsCalls(address);
  await transact(client, ann, { ...calls("mint", [ann, 2n]), value: 2n * PRICE });
  await transact(client, deployer, calls("mintConsecutive", [bob, 2n]));
  await transact(client, ann, erc721Calls(address)("transferFrom", [ann, bob, 1n]));
  return address;
}

/** ERC-7439: one sold, one for resale, one void, one redeemed. */
async function playStatusTickets(client: MarketClient, accounts: readonly Address[]): Promise<Address> {
  const [deployer, partner, ann] = accounts as [Address, Address, Address];
  const address = await deployStatusTickets(client, deployer, partner);
  const calls = statusTicketsCalls(address);
  for (const status of [0, 1, 2, 3]) {
    await transact(client, deployer, calls("safeMint", [ann, "0x"]));
    const tokenId = BigInt(status + 1);
    if (status > 0) await transact(client, deployer, calls("changeState", [tokenId, "0x", status, 0n]));
  }
  return address;
}

/** ERC-1155: two kinds, moved in part, used in part. */
async function playAmounts(client: MarketClient, accounts: readonly Address[]): Promise<Address> {
  const [deployer, organizer, ann, bob] = accounts as [Address, Address, Address, Address];
  const sale = { organizer, currency: `0x${"0".repeat(40)}` as Address, price: PRICE, royaltyBps: 0n };
  const address = await deployTicketsByAmount(client, deployer, sale);
  const calls = ticketsByAmountCalls(address);
  await transact(client, ann, { ...calls("mint", [ann, 1n, 5n]), value: 5n * PRICE });
  await transact(client, bob, { ...calls("mint", [bob, 2n, 3n]), value: 3n * PRICE });
  await transact(client, ann, erc1155Calls(address)("safeTransferFrom", [ann, bob, 1n, 2n, "0x"]));
  await transact(client, ann, calls("consume", [ann, 1n, 1n, "0x"]));
  return address;
}

/** GET: one sold, resold, scanned, checked in, invalidated and claimed each. */
async function playGetTickets(client: MarketClient, accounts: readonly Address[]): Promise<Address> {
  const [deployer, , ann, bob] = accounts as [Address, Address, Address, Address];
  const address = await deployGetTickets(client, deployer, "GET");
  const calls = getTicketsCalls(address);
  const action = (tokenId: number, to: Address) => ({
    tokenId: BigInt(tokenId),
    externalId: zeroHash,
    to,
    orderTime: 1_700_000_000n,
    basePrice: 50_000,
  });
  await transact(
    client,
    deployer,
    calls("primarySale", [[1, 2, 3, 4, 5, 6].map((id) => action(id, ann)), 1n]),
  );
  await transact(client, deployer, calls("secondarySale", [[action(2, bob)], 1n]));
  await transact(client, deployer, calls("scan", [[action(3, ann), action(4, ann)]]));
  await transact(client, deployer, calls("checkIn", [[action(4, ann)]]));
  await transact(client, deployer, calls("invalidate", [[action(5, ann)]]));
  await transact(client, deployer, calls("claim", [[action(6, bob)]]));
  return address;
}

/** Locks of three versions: keys held, handed on, given away whole, cancelled, and burned. */
async function playLocks(client: MarketClient, accounts: readonly Address[]): Promise<Lock[]> {
  const [deployer, organizer, ann, bob, carol] = accounts as [Address, Address, Address, Address, Address];
  const locks: Lock[] = [];
  for (const version of LOCK_VERSIONS) {
    const unlock = await deployUnlock(client, deployer, version);
    const lock = await createLock(client, unlock, { creator: organizer, name: "Lock", price: PRICE });
    await purchaseKeys(client, lock, { payer: bob, recipients: [ann, bob, carol, deployer, organizer] });
    await transferKey(client, lock, { holder: ann, recipient: accounts[5] as Address, tokenId: 1n });
    await cancelAndRefund(client, lock, { holder: bob, tokenId: 2n });
    await shareKey(client, lock, { holder: carol, recipient: ann, tokenId: 3n, seconds: 10n ** 9n });
    await transact(client, deployer, lockCalls(lock.address)("burn", [4n]));
    locks.push(lock);
  }
  return locks;
}
