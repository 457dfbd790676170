import { expect, test } from "vitest";
import {
  answerLikeLocks,
  created,
  keyIssued,
  keyMoved,
  LOCK,
  lockLog,
  OTHER_LOCK,
  openLock,
  paid,
  REFERRER,
  receipt,
  recorded,
  refused,
  UNLOCK,
  unlockLog,
} from "./lock-logs.ts";
import { permutations } from "./permutations.ts";
import { type Row, SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, BOB, CAROL, type LogSpec, MARKET, NOBODY, ORGANIZER, TOKEN } from "./ticket-logs.ts";

const prices = (tables: SubgraphFixture) =>
  tables.rows("Sale").map(({ tokenId, price, priceSource }) => [tokenId, price, priceSource]);
const issues = (tables: SubgraphFixture) =>
  tables.rows("IndexingIssue").map(({ log, reason }) => [log, reason]);
const sum = (rows: readonly Row[], field: string) =>
  rows.reduce((total, row) => total + BigInt(String(row[field])), 0n);

/** The tables after one transaction of the lock. */
async function after(logs: readonly LogSpec[], answers: Readonly<Record<string, unknown>> = {}) {
  const tables = await openLock(answers);
  await tables.run(2, [logs]);
  return tables;
}

test("only the lock's own Unlock is believed, and only of the lock itself", async () => {
  const tables = await after([
    keyIssued(ALICE),
    recorded(1n, { unlock: MARKET }),
    recorded(2n, { lock: OTHER_LOCK }),
    recorded(100n),
  ]);
  expect(prices(tables)).toEqual([["1", "100", "SETTLED"]]);
});

test("a record after an extension is not the price of a key granted before it", async () => {
  const extension = lockLog("KeyExtended", { tokenId: 7n, newTimestamp: 9n });
  const tables = await after([keyIssued(ALICE), extension, recorded(100n)]);
  expect(tables.one("Sale")).toMatchObject({ price: "0", faceValueSource: "COMP" });
});

test("the rest of a receipt falls to the one key that Unlock did not record", async () => {
  const tables = await after([
    keyIssued(ALICE, 1n),
    recorded(100n),
    keyIssued(BOB, 2n),
    refused(),
    receipt([1n, 2n], 170n),
  ]);
  expect(prices(tables)).toEqual([
    ["1", "100", "SETTLED"],
    ["2", "70", "SETTLED"],
  ]);
});

test("a receipt and records that contradict each other are reported, and the records stand", async () => {
  const tables = await after([keyIssued(ALICE), recorded(100n), receipt([1n], 90n)]);
  expect(prices(tables)).toEqual([["1", "100", "SETTLED"]]);
  expect(issues(tables)).toEqual([
    ["PaymentReceipt", "The lock's receipt and Unlock's records tell different sums."],
  ]);
});

test.each([
  { name: "does not decode", log: { ...receipt([1n], 1n), data: "0x01" } },
  { name: "names no key", log: receipt([], 0n) },
  { name: "is of an extension", log: receipt([1n], 100n, { purchases: 0n, extensions: 1n }) },
  {
    name: "counts more periods than there are numbers",
    log: receipt([1n], 100n, { purchases: 2n ** 256n - 1n }),
  },
])("a receipt that $name does not change what Unlock recorded", async ({ log }) => {
  const tables = await after([keyIssued(ALICE), recorded(100n), log]);
  expect(prices(tables)).toEqual([["1", "100", "SETTLED"]]);
});

test("a share of a receipt's keys that nobody tells apart leaves the fees unknown", async () => {
  const share = lockLog("ReferrerPaid", { tokenAddress: NOBODY, referrer: REFERRER, fee: 5n });
  const both = [keyIssued(ALICE, 1n), recorded(100n), keyIssued(BOB, 2n), recorded(100n)];
  const tables = await after([...both, receipt([1n, 2n], 200n), share]);
  expect(tables.rows("Sale").map(({ price, fee, proceeds }) => [price, fee, proceeds])).toEqual([
    ["100", null, null],
    ["100", null, null],
  ]);
  expect(tables.rows("SaleFee")).toEqual([]);
});

test("the protocol's share of several keys is divided without a rest", async () => {
  const keys = [1n, 2n, 3n].flatMap((id) => [keyIssued(ALICE, id), recorded(20n, { currency: TOKEN })]);
  const tables = await after([...keys, paid(TOKEN, BOB, LOCK, 60n), paid(TOKEN, LOCK, UNLOCK, 5n)]);
  expect(sum(tables.rows("Sale"), "fee")).toBe(5n);
  expect(sum(tables.rows("Sale"), "proceeds")).toBe(55n);
  expect(sum(tables.rows("SaleFee"), "amount")).toBe(60n);
  expect(new Set(tables.rows("Sale").map(({ payer }) => payer))).toEqual(new Set([BOB]));
});

test.each([
  { name: "less came in than the keys cost", legs: [paid(TOKEN, ALICE, LOCK, 15n)] },
  {
    name: "another currency came in as well",
    legs: [paid(TOKEN, ALICE, LOCK, 20n), paid(MARKET, ALICE, LOCK, 1n)],
  },
  {
    name: "more went out than the key cost",
    legs: [paid(TOKEN, ALICE, LOCK, 20n), paid(TOKEN, LOCK, REFERRER, 21n)],
  },
])("when $name, who got what is unknown", async ({ legs }) => {
  const tables = await after([keyIssued(ALICE), recorded(20n, { currency: TOKEN }), ...legs]);
  expect(tables.one("Sale")).toMatchObject({
    price: "20",
    priceSource: "SETTLED",
    fee: null,
    proceeds: null,
  });
  expect(tables.rows("SaleFee")).toEqual([]);
});

test("a withdrawal in the transaction of a purchase is no fee of it", async () => {
  const withdrawal = lockLog("Withdrawal", {
    sender: CAROL,
    tokenAddress: TOKEN,
    recipient: CAROL,
    amount: 20n,
  });
  const bought = [keyIssued(ALICE), recorded(20n, { currency: TOKEN }), paid(TOKEN, ALICE, LOCK, 20n)];
  const tables = await after([...bought, withdrawal, paid(TOKEN, LOCK, CAROL, 20n)]);
  expect(tables.one("Sale")).toMatchObject({ fee: "0", proceeds: "20" });
});

test("a key without a record at a lock whose Unlock is unknown has no price, and says why", async () => {
  const tables = await SubgraphFixture.start({
    ethereumCall: answerLikeLocks({ unlockProtocol: undefined }),
    contracts: [{ name: "lock", template: "PublicLock", address: LOCK, startBlock: 0 }],
  });
  await tables.run(1, [[keyIssued(ALICE), recorded(100n)]]);
  expect(tables.one("TicketContract")).toMatchObject({ factory: null, organizer: null });
  expect(tables.one("Sale")).toMatchObject({ price: null, priceUnknownReason: "NOT_IN_LOGS", seller: LOCK });
  expect(tables.one("Ticket")).toMatchObject({ faceValue: null, faceValueSource: "UNKNOWN" });
});

test("a lock that answers nothing has no tier until it tells its price", async () => {
  const silent = Object.fromEntries(
    ["keyPrice", "tokenAddress", "maxNumberOfKeys", "maxKeysPerAddress", "name", "publicLockVersion"].map(
      (name) => [name, undefined],
    ),
  );
  const tables = await openLock(silent);
  expect(tables.rows("TicketType")).toEqual([]);
  expect(tables.one("Event")).toMatchObject({ name: LOCK, organizer: ORGANIZER, capacity: null });
  expect(issues(tables)).toEqual([["NewLock", "The lock does not answer its price and currency."]]);
  const config = lockLog("LockConfig", {
    expirationDuration: 1n,
    maxNumberOfKeys: 5n,
    maxKeysPerAcccount: 2n,
  });
  const cancelled = lockLog("CancelKey", { tokenId: 1n, owner: ALICE, sendTo: ALICE, refund: 3n });
  await tables.run(2, [[keyIssued(ALICE), refused(), config], [cancelled]]);
  expect(prices(tables)).toEqual([["1", null, "UNKNOWN"]]);
  const pricing = { oldKeyPrice: 0n, keyPrice: 30n, oldTokenAddress: NOBODY, tokenAddress: TOKEN };
  await tables.run(3, [[lockLog("PricingChanged", pricing)]]);
  expect(tables.one("TicketType")).toMatchObject({ price: "30", currency: TOKEN, supply: null });
});

test("an Unlock that creates a lock twice or upgrades an unknown one is reported", async () => {
  const tables = await openLock();
  const upgrade = (lockAddress: string, version: number) =>
    unlockLog("LockUpgraded", { lockAddress, version });
  await tables.run(2, [created(), [upgrade(LOCK, 14)], [upgrade(OTHER_LOCK, 14)]]);
  expect(issues(tables)).toEqual([
    ["NewLock", "The lock was created before."],
    ["LockUpgraded", "The lock was not created."],
  ]);
  expect(tables.one("TicketContract")).toMatchObject({ version: 14, organizer: ORGANIZER });
  expect(tables.one("Organizer")).toMatchObject({ contractCount: 1, eventCount: 1 });
});

test("who called Unlock organizes only where the lock names no manager but Unlock", async () => {
  const tables = await openLock();
  const role = lockLog(
    "RoleGranted",
    { role: created()[0]?.topics[1], account: UNLOCK, sender: UNLOCK },
    OTHER_LOCK,
  );
  await tables.run(2, [[role, unlockLog("NewLock", { lockOwner: BOB, newLockAddress: OTHER_LOCK })]]);
  expect(tables.one("TicketContract", { id: OTHER_LOCK })).toMatchObject({ organizer: BOB });
});

test("a name set later is the event's", async () => {
  const metadata = (name: string) => lockLog("LockMetadata", { name, symbol: "S", baseTokenURI: "" });
  const tables = await after([metadata("Borealis"), metadata("")]);
  for (const type of ["TicketContract", "TicketType", "Event"])
    expect(tables.one(type)).toMatchObject({ name: "Borealis" });
});

test("a renewal in version 9 names the holder, whose key the lock knows", async () => {
  const tables = await openLock({ getTokenIdFor: 1n, publicLockVersion: 9, maxKeysPerAddress: undefined });
  const renewed = lockLog("RenewKeyPurchase", { owner: ALICE, newExpiration: 5_000n });
  await tables.run(2, [
    [keyIssued(ALICE), recorded(100n)],
    [renewed, recorded(80n)],
  ]);
  expect(prices(tables)).toEqual([["1", "100", "SETTLED"]]);
  expect(tables.one("Ticket")).toMatchObject({ expiresAt: "5000", faceValue: "100" });
});

test("a renewal of a key that the lock does not know is reported", async () => {
  const tables = await after([lockLog("RenewKeyPurchase", { owner: ALICE, newExpiration: 5_000n })]);
  expect(issues(tables)).toEqual([["RenewKeyPurchase", "The lock does not answer which key was renewed."]]);
});

const changed = (args: Readonly<Record<string, unknown>>) =>
  lockLog("ExpirationChanged", { tokenId: 1n, ...args });

test("the three shapes of a changed expiration", async () => {
  const tables = await after([keyIssued(ALICE), changed({ amount: 5n, timeAdded: false })]);
  const expirations = [tables.one("Ticket").expiresAt];
  const later = [
    changed({ newExpiration: 8_000_000_000n, amount: 1n, timeAdded: true }),
    changed({ amount: 50n, timeAdded: false }),
    changed({ amount: 10n, timeAdded: true }),
    changed({ prevExpiration: 1n, newExpiration: 9_000_000_000n }),
    changed({ prevExpiration: 1n, newExpiration: 2n ** 256n - 1n }),
  ];
  for (const [place, log] of later.entries()) {
    await tables.run(3 + place, [[log]]);
    expirations.push(tables.one("Ticket").expiresAt);
  }
  expect(expirations).toEqual([null, "8000000000", "7999999950", "7999999960", "9000000000", null]);
});

test("logs of keys that were never issued, or more than once, do not stop the mapping", async () => {
  const tables = await openLock();
  await tables.run(2, [
    [lockLog("ExpireKey", { tokenId: 5n })],
    [lockLog("CancelKey", { tokenId: 6n, owner: ALICE, sendTo: ALICE, refund: 0n })],
    [lockLog("KeyExtended", { tokenId: 7n, newTimestamp: 2n ** 256n - 1n })],
    [keyMoved(ALICE, BOB, 8n)],
    [keyIssued(ALICE, 9n), recorded(1n), keyIssued(ALICE, 9n), recorded(1n)],
  ]);
  expect(tables.rows("Ticket").map(({ tokenId, status }) => [tokenId, status])).toEqual([
    ["5", "EXPIRED"],
    ["6", "VOIDED"],
    ["7", "VALID"],
    ["8", "VALID"],
    ["9", "VALID"],
  ]);
});

test("the order of logs of a cancelled key does not matter", async () => {
  const logs = [
    changed({ prevExpiration: 9n, newExpiration: 1_700_000_003n }),
    lockLog("CancelKey", { tokenId: 1n, owner: ALICE, sendTo: ALICE, refund: 40n }),
    keyMoved(ALICE, NOBODY),
  ];
  const contents = [];
  for (const order of permutations(logs)) {
    const tables = await after([keyIssued(ALICE), recorded(100n)]);
    await tables.run(3, [order]);
    expect(tables.one("TicketStatusChange")).toMatchObject({
      status: "REFUNDED",
      refundAmount: "40",
      holder: ALICE,
    });
    contents.push(tables.contents());
  }
  expect(contents).toHaveLength(6);
  for (const content of contents) expect(content).toEqual(contents[0]);
});
