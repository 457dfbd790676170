import {
  cancelAndRefund,
  erc721Item,
  expireAndRefund,
  extendKey,
  fulfillAsk,
  grantKeys,
  type LockVersion,
  lockCalls,
  nativeItem,
  payTo,
  shareKey,
  transact,
  transferKey,
} from "@facevalue/contracts/testing/markets";
import { type Address, encodeFunctionData, parseAbi, zeroAddress } from "viem";
import { getBlock, readContract } from "viem/actions";
import { expect, test } from "vitest";
import { KEY_PRICE } from "../../../contracts/testing/markets/use-locks.ts";
import { ChainFixture } from "../chain-fixture.ts";
import { useLockTables } from "./lock-tables.ts";

const VERSIONS: readonly LockVersion[] = [10, 13, 15];
const useWorld = useLockTables(VERSIONS);
const lower = (address: string) => address.toLowerCase();

/** What the lock itself answers on until when the key is valid. */
async function readExpiration(lock: { address: Address }, tokenId: bigint): Promise<string> {
  const abi = parseAbi(["function keyExpirationTimestampFor(uint256 tokenId) view returns (uint256)"]);
  const functionName = "keyExpirationTimestampFor";
  return String(
    await readContract(useWorld().client, { address: lock.address, abi, functionName, args: [tokenId] }),
  );
}

async function timeOf({ blockNumber }: { blockNumber: bigint }): Promise<string> {
  return String((await getBlock(useWorld().client, { blockNumber })).timestamp);
}

test.each(VERSIONS)(
  "version %d: a lock's organizer is its manager, not who called Unlock",
  async (version) => {
    const { newLock, index, one, matcher, organizer, unlockOf } = useWorld();
    const lock = await newLock(version, {
      creator: matcher,
      manager: organizer,
      maxKeys: 70n,
      name: "Aurora",
    });
    await index();
    expect(one("TicketContract", lock)).toMatchObject({
      family: "UNLOCK",
      version,
      factory: lower(unlockOf(version).address),
      organizer: lower(organizer),
      name: "Aurora",
    });
    expect(one("Event", lock)).toMatchObject({
      eventId: "0",
      name: "Aurora",
      organizer: lower(organizer),
      capacity: "70",
      issuedCount: "0",
    });
    expect(one("TicketType", lock)).toMatchObject({
      tierId: "0",
      name: "Aurora",
      price: String(KEY_PRICE),
      fee: "0",
      currency: zeroAddress,
      supply: "70",
      walletLimit: "1",
      resaleCapBps: "0",
    });
  },
);

test("a lock that may issue as many keys as there are numbers has no limit", async () => {
  const { client, newLock, index, one, rows, organizer } = useWorld();
  const lock = await newLock(15, { maxKeys: 2n ** 256n - 1n });
  await index();
  expect(one("TicketType", lock).supply).toBe(null);
  expect(one("Event", lock).capacity).toBe(null);
  const change = lockConfigCall(lock.address, [1_000n, 5n, 2n ** 256n - 1n]);
  await transact(client, organizer, change);
  await index();
  expect(one("TicketType", lock)).toMatchObject({ supply: "5", walletLimit: "0" });
  expect(one("Event", lock).capacity).toBe("5");
  expect(rows("EventChange", lock).map(({ kind, supply }) => [kind, supply])).toEqual([
    ["TIER_PUBLISHED", null],
    ["TIER_UPDATED", "5"],
  ]);
});

test.each(VERSIONS)("version %d: a key handed on is a gift that keeps its face value", async (version) => {
  const { client, newLock, buy, index, one, rows, buyer, matcher } = useWorld();
  const lock = await newLock(version, { duration: 100_000n });
  await buy(lock, buyer);
  await index();
  const before = one("Ticket", lock).expiresAt;
  expect(before).toBe(null);
  await transferKey(client, lock, { holder: buyer, recipient: matcher, tokenId: 1n });
  await index();
  expect(rows("Transfer", lock).map(({ kind, to }) => [kind, to])).toEqual([
    ["MINT", lower(buyer)],
    ["GIFT", lower(matcher)],
  ]);
  expect(rows("Sale", lock)).toHaveLength(1);
  expect(one("Ticket", lock)).toMatchObject({
    owner: lower(matcher),
    faceValue: String(KEY_PRICE),
    // Versions 9 to 11 tell the difference only, to a time that no log told.
    expiresAt: version === 10 ? null : await readExpiration(lock, 1n),
  });
});

test.each(VERSIONS)(
  "version %d: a fee that shortens a key's time shows in its expiration",
  async (version) => {
    const { client, newLock, buy, index, one, buyer, matcher, organizer } = useWorld();
    const lock = await newLock(version, { duration: 2_592_000n });
    await buy(lock, buyer);
    await extendKey(client, lock, { payer: buyer, tokenId: 1n });
    await transact(client, organizer, lockCalls(lock.address)("updateTransferFee", [1_000n]));
    await transferKey(client, lock, { holder: buyer, recipient: matcher, tokenId: 1n });
    await index();
    expect(one("Ticket", lock).expiresAt).toBe(await readExpiration(lock, 1n));
    expect(one("Sale", lock).price).toBe(String(KEY_PRICE));
  },
);

test.each(VERSIONS)(
  "version %d: a cancelled key is refunded, or void when nothing is paid back",
  async (version) => {
    const { client, newLock, buy, index, one, rows, organizer, buyer, seller, matcher } = useWorld();
    const lock = await newLock(version);
    await buy(lock, buyer, seller, matcher);
    await transact(client, organizer, lockCalls(lock.address)("updateRefundPenalty", [1_000_000n, 0n]));
    const cancelled = await cancelAndRefund(client, lock, { holder: buyer, tokenId: 1n });
    await expireAndRefund(client, lock, { manager: organizer, tokenId: 2n, amount: 7n });
    await expireAndRefund(client, lock, { manager: organizer, tokenId: 3n, amount: 0n });
    await index();
    expect(rows("Ticket", lock).map(({ status, faceValue }) => [status, faceValue])).toEqual([
      ["REFUNDED", String(KEY_PRICE)],
      ["REFUNDED", String(KEY_PRICE)],
      ["VOIDED", String(KEY_PRICE)],
    ]);
    const changes = rows("TicketStatusChange", lock);
    expect(
      changes.map(({ holder, refundAmount, refundCurrency }) => [holder, refundAmount, refundCurrency]),
    ).toEqual([
      // Within the free trial all is paid back.
      [lower(buyer), String(KEY_PRICE), zeroAddress],
      [lower(seller), "7", zeroAddress],
      [lower(matcher), null, null],
    ]);
    expect(one("Ticket", lock, { tokenId: "1" }).expiresAt).toBe(await timeOf(cancelled));
  },
);

test.each(VERSIONS)("version %d: a cancelled key that is paid for again is valid again", async (version) => {
  const { client, newLock, buy, index, one, rows, buyer } = useWorld();
  const lock = await newLock(version);
  await buy(lock, buyer);
  await cancelAndRefund(client, lock, { holder: buyer, tokenId: 1n });
  await extendKey(client, lock, { payer: buyer, tokenId: 1n });
  await index();
  expect(one("Ticket", lock)).toMatchObject({
    status: "VALID",
    faceValue: String(KEY_PRICE),
    expiresAt: await readExpiration(lock, 1n),
  });
  expect(rows("TicketStatusChange", lock).map(({ status }) => status)).toEqual(["REFUNDED", "VALID"]);
});

test.each(VERSIONS)(
  "version %d: a key made of all of another's time is not sold, and ends the other",
  async (version) => {
    const { client, newLock, buy, index, one, rows, buyer, seller } = useWorld();
    const lock = await newLock(version, { duration: 1_000n });
    await buy(lock, buyer);
    const key = { holder: buyer, recipient: seller, tokenId: 1n, seconds: 1_000_000n };
    const shared = await shareKey(client, lock, key);
    await index();
    expect(one("Ticket", lock, { tokenId: "1" })).toMatchObject({
      status: "EXPIRED",
      expiresAt: await timeOf(shared),
    });
    expect(one("Ticket", lock, { tokenId: "2" })).toMatchObject({
      owner: lower(seller),
      status: "VALID",
      faceValue: null,
      faceValueSource: "UNKNOWN",
    });
    expect(rows("Sale", lock)).toHaveLength(1);
    expect(rows("Transfer", lock).map(({ kind }) => kind)).toEqual(["MINT", "MINT", "GIFT"]);
  },
);

test.each(VERSIONS)("version %d: a burnt key is gone", async (version) => {
  const { client, newLock, buy, index, one, buyer } = useWorld();
  const lock = await newLock(version);
  await buy(lock, buyer);
  await transact(client, buyer, lockCalls(lock.address)("burn", [1n]));
  await index();
  expect(one("Ticket", lock)).toMatchObject({ status: "BURNED", owner: zeroAddress });
});

test.each(VERSIONS)("version %d: a key resold on Seaport is a resale at Seaport's price", async (version) => {
  const { client, newLock, buy, index, one, rows, buyer, seller, seaport } = useWorld();
  const lock = await newLock(version);
  await buy(lock, seller);
  const tickets = [erc721Item(lock.address, 1n)];
  const payments = [payTo(seller, nativeItem(2n * KEY_PRICE))];
  await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
  await index();
  expect(one("Sale", lock, { kind: "SECONDARY" })).toMatchObject({
    price: String(2n * KEY_PRICE),
    seller: lower(seller),
    buyer: lower(buyer),
    marketplace: lower(seaport.address),
    faceValue: String(KEY_PRICE),
    faceValueSource: "SETTLED",
    proceeds: String(2n * KEY_PRICE),
    royalty: "0",
    // Locks ask for none (ERC-2981).
    royaltyDue: null,
    hop: 1,
  });
  expect(one("Ticket", lock)).toMatchObject({ owner: lower(buyer), resaleCount: 1 });
  expect(rows("Transfer", lock).map(({ kind }) => kind)).toEqual(["MINT", "SALE"]);
});

test.each(VERSIONS)("version %d: a lock is indexed by its address alone", async (version) => {
  const { client, newLock, unlockOf, buy, organizer, buyer, seller } = useWorld();
  const lock = await newLock(version);
  const context = { contract: JSON.stringify({ event: { name: "Night 1", city: "Berlin" } }) };
  const template = "PublicLock";
  const fixture = await ChainFixture.start(client.transport.url as string, [
    { name: "lock", template, address: lock.address, startBlock: Number(lock.receipt.blockNumber), context },
  ]);
  await buy(lock, buyer);
  await grantKeys(client, lock, { manager: organizer, recipients: [seller] });
  const tables = await fixture.catchUp();
  fixture.close();
  expect(tables.one("TicketContract")).toMatchObject({
    family: "UNLOCK",
    version,
    factory: lower(unlockOf(version).address),
    organizer: lower(organizer),
  });
  expect(tables.one("Event")).toMatchObject({
    name: "Night 1",
    city: "Berlin",
    organizer: lower(organizer),
    issuedCount: "2",
  });
  expect(tables.one("Organizer")).toMatchObject({ contractCount: 1, eventCount: 1 });
  expect(tables.rows("Ticket").map(({ faceValue, faceValueSource }) => [faceValue, faceValueSource])).toEqual(
    [
      [String(KEY_PRICE), "SETTLED"],
      ["0", "COMP"],
    ],
  );
});

function lockConfigCall(to: Address, args: readonly [bigint, bigint, bigint]) {
  const abi = parseAbi([
    "function updateLockConfig(uint256 duration, uint256 maxKeys, uint256 maxPerAccount)",
  ]);
  return { to, data: encodeFunctionData({ abi, args }) };
}
