import {
  deployRouter,
  disownLock,
  extendKey,
  grantKeys,
  type Lock,
  type LockVersion,
  purchaseCall,
  purchaseKeys,
  runThroughRouter,
  updatePricing,
} from "@facevalue/contracts/testing/markets";
import { zeroAddress } from "viem";
import { expect, test } from "vitest";
import { KEY_PRICE } from "../../../contracts/testing/markets/use-locks.ts";
import { useLockTables } from "./lock-tables.ts";

const VERSIONS: readonly LockVersion[] = [10, 13, 15];
const useWorld = useLockTables(VERSIONS);
const lower = (address: string) => address.toLowerCase();

const parts = (lock: Lock) =>
  useWorld()
    .rows("SaleFee", lock)
    .map(({ role, recipient, amount }) => [role, recipient, amount])
    .sort((one, other) => (String(one) < String(other) ? -1 : 1));

test.each(VERSIONS)(
  "version %d: two keys for native coins are two sales at the price of each",
  async (version) => {
    const { newLock, buy, index, rows, one, buyer, seller, organizer } = useWorld();
    const lock = await newLock(version);
    const { transactionHash } = await buy(lock, buyer, seller);
    await index();
    const sales = rows("Sale", lock);
    expect(sales.map(({ tokenId, buyer: to }) => [tokenId, to])).toEqual([
      ["1", lower(buyer)],
      ["2", lower(seller)],
    ]);
    for (const sale of sales)
      expect(sale).toMatchObject({
        kind: "PRIMARY",
        price: String(KEY_PRICE),
        currency: zeroAddress,
        priceSource: "SETTLED",
        isEstimated: false,
        bundleSize: 1,
        faceValue: String(KEY_PRICE),
        faceValueSource: "SETTLED",
        seller: lower(organizer),
        payer: lower(buyer),
        transaction: transactionHash,
        hop: 0,
        royalty: "0",
        // The protocol's share of native coins is in no log.
        fee: null,
        proceeds: null,
      });
    expect(parts(lock)).toEqual([]);
    expect(one("Ticket", lock, { tokenId: "2" })).toMatchObject({
      owner: lower(seller),
      faceValue: String(KEY_PRICE),
      faceCurrency: zeroAddress,
      faceValueSource: "SETTLED",
      status: "VALID",
      resaleCapBps: "0",
      event: one("Event", lock).id,
      ticketType: one("TicketType", lock).id,
    });
    expect(one("TicketType", lock).issuedCount).toBe("2");
    expect(one("Event", lock).issuedCount).toBe("2");
    expect(one("TicketContract", lock).ticketCount).toBe("2");
    expect(rows("Transfer", lock).map(({ kind, sale }) => [kind, sale])).toEqual(
      sales.map(({ id }) => ["MINT", id]),
    );
  },
);

test.each(VERSIONS)(
  "version %d: of one ERC-20 payment for two keys each gets its own price",
  async (version) => {
    const { newLock, buy, index, rows, buyer, seller, erc20 } = useWorld();
    const lock = await newLock(version, { currency: erc20, price: 20n });
    await buy(lock, buyer, seller);
    await index();
    expect(rows("Sale", lock)).toHaveLength(2);
    for (const sale of rows("Sale", lock))
      expect(sale).toMatchObject({
        price: "20",
        currency: lower(erc20),
        priceSource: "SETTLED",
        faceValue: "20",
        payer: lower(buyer),
        fee: "0",
        proceeds: "20",
      });
    expect(parts(lock)).toEqual([
      ["SELLER", lower(lock.address), "20"],
      ["SELLER", lower(lock.address), "20"],
    ]);
  },
);

test.each(VERSIONS)(
  "version %d: keys of two locks in one transaction are each lock's own sale",
  async (version) => {
    const { client, newLock, index, rows, buyer, deployer } = useWorld();
    const router = await deployRouter(client, deployer);
    const prices = [KEY_PRICE, 3n];
    const locks = [await newLock(version), await newLock(version, { price: 3n })];
    const calls = locks.map((lock, place) =>
      purchaseCall(lock, { recipients: [buyer] }, { currency: zeroAddress, price: prices[place] ?? 0n }),
    );
    await runThroughRouter(client, router, { sender: buyer, recipient: buyer, calls, tickets: [] });
    await index();
    const sales = locks.flatMap((lock) => rows("Sale", lock));
    expect(sales.map(({ price, payer }) => [price, payer])).toEqual(
      // Before version 15 nothing but the transaction's sender is known to have paid.
      prices.map((price) => [String(price), lower(version === 15 ? router : buyer)]),
    );
  },
);

test.each(VERSIONS)(
  "version %d: a granted key and one that costs nothing are complimentary",
  async (version) => {
    const { client, newLock, buy, index, one, organizer, seller, buyer } = useWorld();
    const granting = await newLock(version);
    const free = await newLock(version, { price: 0n });
    await grantKeys(client, granting, { manager: organizer, recipients: [seller] });
    await buy(free, buyer);
    await index();
    for (const lock of [granting, free]) {
      expect(one("Ticket", lock)).toMatchObject({
        faceValue: "0",
        faceCurrency: zeroAddress,
        faceValueSource: "COMP",
      });
      expect(one("Sale", lock)).toMatchObject({
        price: "0",
        faceValueSource: "COMP",
        proceeds: "0",
        fee: "0",
      });
      expect(one("TicketType", lock).issuedCount).toBe("1");
      expect(parts(lock)).toEqual([]);
    }
  },
);

test.each(VERSIONS)("version %d: a new price leaves the face values of earlier keys", async (version) => {
  const { client, newLock, buy, index, rows, one, organizer, buyer, erc20 } = useWorld();
  const lock = await newLock(version, { price: 20n });
  await buy(lock, buyer);
  await updatePricing(client, lock, { manager: organizer, price: 30n, currency: erc20 });
  await purchaseKeys(client, lock, { payer: buyer, recipients: [useWorld().matcher] });
  await index();
  expect(rows("Ticket", lock).map(({ faceValue, faceCurrency }) => [faceValue, faceCurrency])).toEqual([
    ["20", zeroAddress],
    ["30", lower(erc20)],
  ]);
  expect(one("TicketType", lock)).toMatchObject({ price: "30", currency: lower(erc20) });
  expect(
    rows("EventChange", lock).map(({ kind, price, currency, supply, walletLimit }) => [
      kind,
      price,
      currency,
      supply,
      walletLimit,
    ]),
  ).toEqual([
    ["TIER_PUBLISHED", "20", zeroAddress, "1000", "1"],
    ["TIER_UPDATED", "30", lower(erc20), "1000", "1"],
  ]);
});

test.each(VERSIONS)(
  "version %d: a purchase that Unlock did not record has a price all the same",
  async (version) => {
    const { client, newLock, unlockOf, buy, index, one, buyer } = useWorld();
    const lock = await newLock(version);
    await disownLock(client, unlockOf(version), lock);
    await buy(lock, buyer);
    await index();
    const source = version === 15 ? "SETTLED" : "DECLARED";
    expect(one("Sale", lock)).toMatchObject({
      price: String(KEY_PRICE),
      priceSource: source,
      faceValueSource: source,
      isEstimated: false,
      bundleSize: 1,
    });
  },
);

test("of two keys that Unlock did not record the receipt's total is split, marked as estimated", async () => {
  const { client, newLock, unlockOf, buy, index, rows, buyer, seller } = useWorld();
  const lock = await newLock(15);
  await disownLock(client, unlockOf(15), lock);
  await buy(lock, buyer, seller);
  await index();
  expect(rows("Sale", lock)).toHaveLength(2);
  for (const sale of rows("Sale", lock))
    expect(sale).toMatchObject({ price: String(KEY_PRICE), priceSource: "ESTIMATED", bundleSize: 2 });
});

test.each(VERSIONS)("version %d: an extension is no part of the face value and no sale", async (version) => {
  const { client, newLock, buy, index, one, rows, buyer } = useWorld();
  const lock = await newLock(version, { duration: 1_000n });
  const bought = await buy(lock, buyer);
  await extendKey(client, lock, { payer: buyer, tokenId: 1n });
  await index();
  expect(rows("Sale", lock)).toHaveLength(1);
  const { issuedAt, ...key } = one("Ticket", lock);
  expect(key).toMatchObject({
    faceValue: String(KEY_PRICE),
    lastSalePrice: String(KEY_PRICE),
    expiresAt: String(BigInt(String(issuedAt)) + 2_000n),
  });
  expect(bought.status).toBe("success");
});
