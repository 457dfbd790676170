import { parseEventLogs, zeroAddress } from "viem";
import { expect, it } from "vitest";
import { publicLockAbi, unlockFactoryAbi } from "../../abis/index.ts";
import {
  deployRouter,
  disownLock,
  extendKey,
  nameLogs,
  purchaseCall,
  purchaseKeys,
  runThroughRouter,
  setReferrerFee,
  updatePricing,
} from "./index.ts";
import { KEY_PRICE, LOCK_VERSIONS, useLocks } from "./use-locks.ts";

const useStage = useLocks();

const TRACES = {
  10: {
    native: ["Transfer", "GNPChanged", "Transfer", "GNPChanged"],
    erc20: ["Transfer", "GNPChanged", "Transfer", "GNPChanged", "ERC20.Transfer"],
    extension: ["KeyExtended"],
    free: ["Transfer"],
    disowned: ["Transfer", "UnlockCallFailed"],
  },
  13: {
    native: ["Transfer", "GNPChanged", "Transfer", "GNPChanged"],
    erc20: ["Transfer", "GNPChanged", "Transfer", "GNPChanged", "ERC20.Transfer"],
    extension: ["KeyExtended", "GNPChanged"],
    free: ["Transfer"],
    disowned: ["Transfer", "UnlockCallFailed"],
  },
  15: {
    native: ["Transfer", "GNPChanged", "Transfer", "GNPChanged", "PaymentReceipt"],
    erc20: ["Transfer", "GNPChanged", "Transfer", "GNPChanged", "PaymentReceipt", "ERC20.Transfer"],
    extension: ["KeyExtended", "PaymentReceipt", "GNPChanged"],
    free: ["Transfer", "PaymentReceipt"],
    disowned: ["Transfer", "UnlockCallFailed", "PaymentReceipt"],
  },
} as const;

it.each(LOCK_VERSIONS)(
  "version %d: NewLock names the caller, RoleGranted before it the manager",
  async (version) => {
    const { newLock, matcher, organizer } = useStage();
    const { receipt } = await newLock(version, { creator: matcher, manager: organizer });
    expect(nameLogs(receipt)).toEqual(["RoleGranted", "RoleGranted", "NewLock"]);
    const [created] = parseEventLogs({ abi: unlockFactoryAbi, eventName: "NewLock", logs: receipt.logs });
    const roles = parseEventLogs({ abi: publicLockAbi, eventName: "RoleGranted", logs: receipt.logs });
    expect(created?.args.lockOwner).toBe(matcher);
    expect(roles.map(({ args }) => args.account)).toEqual([organizer, organizer]);
  },
);

it.each(LOCK_VERSIONS)("version %d: two keys and an extension for native coins", async (version) => {
  const { client, newLock, buy, buyer, seller } = useStage();
  const lock = await newLock(version);
  const bought = await buy(lock, buyer, seller);
  expect(nameLogs(bought)).toEqual(TRACES[version].native);
  const products = parseEventLogs({ abi: unlockFactoryAbi, eventName: "GNPChanged", logs: bought.logs });
  expect(products.map(({ args }) => args.value)).toEqual([KEY_PRICE, KEY_PRICE]);
  const extended = await extendKey(client, lock, { payer: buyer, tokenId: 2n });
  expect(nameLogs(extended)).toEqual(TRACES[version].extension);
});

it.each(LOCK_VERSIONS)("version %d: two keys for one ERC-20 payment, after both", async (version) => {
  const { newLock, buy, buyer, seller, erc20 } = useStage();
  const bought = await buy(await newLock(version, { currency: erc20, price: 20n }), buyer, seller);
  expect(nameLogs(bought)).toEqual(TRACES[version].erc20);
  const products = parseEventLogs({ abi: unlockFactoryAbi, eventName: "GNPChanged", logs: bought.logs });
  const values = products.map(({ args }) => [args.tokenAddress, args.value, args._valueInETH]);
  expect(values).toEqual([
    [erc20, 20n, 0n],
    [erc20, 20n, 0n],
  ]);
});

it.each(LOCK_VERSIONS)("version %d: a key that costs nothing has no GNPChanged", async (version) => {
  const { newLock, buy, buyer } = useStage();
  expect(nameLogs(await buy(await newLock(version, { price: 0n }), buyer))).toEqual(TRACES[version].free);
});

it.each(LOCK_VERSIONS)("version %d: Unlock's refusal takes the place of GNPChanged", async (version) => {
  const { client, newLock, unlockOf, buy, buyer } = useStage();
  const lock = await newLock(version);
  await disownLock(client, unlockOf(version), lock);
  expect(nameLogs(await buy(lock, buyer))).toEqual(TRACES[version].disowned);
});

it.each(LOCK_VERSIONS)("version %d: a new price is for later keys, in another currency", async (version) => {
  const { client, newLock, buy, buyer, organizer, erc20 } = useStage();
  const lock = await newLock(version);
  const changed = await updatePricing(client, lock, { manager: organizer, price: 30n, currency: erc20 });
  expect(nameLogs(changed)).toEqual(["PricingChanged"]);
  const bought = await buy(lock, buyer);
  const [product] = parseEventLogs({ abi: unlockFactoryAbi, eventName: "GNPChanged", logs: bought.logs });
  expect(product?.args).toMatchObject({ tokenAddress: erc20, value: 30n });
});

it.each([13, 15] as const)("version %d: a referrer gets its share of an ERC-20 purchase", async (version) => {
  const { client, newLock, buyer, matcher, organizer, erc20 } = useStage();
  const lock = await newLock(version, { currency: erc20, price: 20n });
  await setReferrerFee(client, lock, { manager: organizer, referrer: matcher, feeBps: 500n });
  const bought = await purchaseKeys(client, lock, { payer: buyer, recipients: [buyer], referrer: matcher });
  const rest = {
    13: ["ERC20.Transfer", "ERC20.Transfer"],
    15: ["PaymentReceipt", "ERC20.Transfer", "ReferrerPaid", "ERC20.Transfer"],
  };
  expect(nameLogs(bought)).toEqual(["Transfer", "GNPChanged", ...rest[version]]);
});

it.each([13, 15] as const)("version %d: only 15 tells of a native share", async (version) => {
  const { client, newLock, buyer, matcher, organizer } = useStage();
  const lock = await newLock(version);
  await setReferrerFee(client, lock, { manager: organizer, referrer: matcher, feeBps: 500n });
  const bought = await purchaseKeys(client, lock, { payer: buyer, recipients: [buyer], referrer: matcher });
  const rest = { 13: [], 15: ["PaymentReceipt", "ReferrerPaid"] };
  expect(nameLogs(bought)).toEqual(["Transfer", "GNPChanged", ...rest[version]]);
});

it("keys of two locks are bought in one transaction", async () => {
  const { client, newLock, buyer, deployer } = useStage();
  const router = await deployRouter(client, deployer);
  const prices = [KEY_PRICE, 3n];
  const locks = [await newLock(15), await newLock(15, { price: 3n })];
  const calls = locks.map((lock, index) =>
    purchaseCall(lock, { recipients: [buyer] }, { currency: zeroAddress, price: prices[index] ?? 0n }),
  );
  const run = { sender: buyer, recipient: buyer, calls, tickets: [] };
  const { logs } = await runThroughRouter(client, router, run);
  const payments = parseEventLogs({ abi: publicLockAbi, eventName: "PaymentReceipt", logs });
  expect(payments.map(({ args }) => [args.payer, args.totalPaid])).toEqual(
    prices.map((price) => [router, price]),
  );
});
