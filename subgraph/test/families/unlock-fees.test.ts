import {
  type Lock,
  type LockVersion,
  lockCalls,
  purchaseKeys,
  setReferrerFee,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, encodeFunctionData, parseAbi, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { KEY_PRICE } from "../../../contracts/testing/markets/use-locks.ts";
import { useLockTables } from "./lock-tables.ts";

const useWorld = useLockTables([13, 15]);
const lower = (address: string) => address.toLowerCase();

const parts = (lock: Lock) =>
  useWorld()
    .rows("SaleFee", lock)
    .map(({ role, recipient, amount }) => [role, recipient, amount])
    .sort((one, other) => (String(one) < String(other) ? -1 : 1));

/** Sets the basis points that Unlock takes of every purchase. */
async function setProtocolFee(version: LockVersion, bps: bigint): Promise<void> {
  const { client, unlockOf } = useWorld();
  const { address, owner } = unlockOf(version);
  const abi = parseAbi(["function setProtocolFee(uint256 fee)"]);
  await transact(client, owner, { to: address, data: encodeFunctionData({ abi, args: [bps] }) });
}

test("periods bought in advance are no part of the face value", async () => {
  const { client, newLock, index, one, buyer, erc20 } = useWorld();
  const lock = await newLock(15, { currency: erc20, price: 20n, duration: 1_000n });
  await approveForever(erc20, buyer, lock.address);
  const periods = {
    additionalPeriods: 2n,
    protocolReferrer: zeroAddress,
    keyManager: zeroAddress,
    data: "0x",
  } as const;
  const key = { value: 20n, recipient: buyer, referrer: zeroAddress, ...periods };
  await setProtocolFee(15, 1_000n);
  await transact(client, buyer, lockCalls(lock.address)("purchase", [[key]]));
  await setProtocolFee(15, 0n);
  await index();
  // 60 paid for three periods, of which Unlock takes 6.
  expect(one("Sale", lock)).toMatchObject({ price: "20", priceSource: "SETTLED", fee: "2", proceeds: "18" });
  const { issuedAt, expiresAt } = one("Ticket", lock);
  expect(expiresAt).toBe(String(BigInt(String(issuedAt)) + 3_000n));
});

async function approveForever(token: Address, owner: Address, spender: Address): Promise<void> {
  const abi = parseAbi(["function approve(address spender, uint256 amount)"]);
  const data = encodeFunctionData({ abi, args: [spender, 2n ** 255n] });
  await transact(useWorld().client, owner, { to: token, data });
}

test.each([13, 15] as const)(
  "version %d: referrer and protocol get their shares of ERC-20 prices",
  async (version) => {
    const { client, newLock, index, rows, buyer, seller, matcher, organizer, erc20, unlockOf } = useWorld();
    const lock = await newLock(version, { currency: erc20, price: 20n });
    await setReferrerFee(client, lock, { manager: organizer, referrer: matcher, feeBps: 500n });
    await setProtocolFee(version, 1_000n);
    await purchaseKeys(client, lock, { payer: buyer, recipients: [buyer, seller], referrer: matcher });
    await setProtocolFee(version, 0n);
    await index();
    expect(rows("Sale", lock)).toHaveLength(2);
    for (const sale of rows("Sale", lock))
      expect(sale).toMatchObject({ price: "20", fee: "3", proceeds: "17" });
    const each = [
      ["PROTOCOL", lower(unlockOf(version).address), "2"],
      ["REFERRER", lower(matcher), "1"],
      ["SELLER", lower(lock.address), "17"],
    ];
    expect(parts(lock)).toEqual(each.flatMap((part) => [part, part]));
  },
);

test.each([13, 15] as const)(
  "version %d: only 15 tells a referrer's share of native coins",
  async (version) => {
    const { client, newLock, index, one, buyer, matcher, organizer } = useWorld();
    const lock = await newLock(version);
    await setReferrerFee(client, lock, { manager: organizer, referrer: matcher, feeBps: 500n });
    await purchaseKeys(client, lock, { payer: buyer, recipients: [buyer], referrer: matcher });
    await index();
    expect(one("Sale", lock)).toMatchObject({ price: String(KEY_PRICE), fee: null, proceeds: null });
    const share = ["REFERRER", lower(matcher), String(KEY_PRICE / 20n)];
    expect(parts(lock)).toEqual(version === 15 ? [share] : []);
  },
);

test.each([13, 15] as const)(
  "version %d: what a lock gives back for gas is no referrer's share",
  async (version) => {
    const { client, newLock, buy, index, one, organizer, buyer, erc20 } = useWorld();
    const lock = await newLock(version, { currency: erc20, price: 20n });
    const abi = parseAbi(["function setGasRefundValue(uint256 value)"]);
    await transact(client, organizer, { to: lock.address, data: encodeFunctionData({ abi, args: [2n] }) });
    await buy(lock, buyer);
    await index();
    expect(one("Sale", lock)).toMatchObject({ price: "20", faceValue: "20", fee: null, proceeds: null });
    expect(parts(lock)).toEqual([]);
  },
);
