import { type Address, parseEventLogs } from "viem";
import { describe, expect, it } from "vitest";
import { erc721TicketsAbi, publicLockAbi } from "../../abis/index.ts";
import {
  cancelAndRefund,
  deploySeaport,
  erc721Item,
  expireAndRefund,
  fulfillAsk,
  grantKeys,
  lockCalls,
  nameLogs,
  nativeItem,
  payTo,
  shareKey,
  transact,
  transferKey,
} from "./index.ts";
import { KEY_PRICE, LOCK_VERSIONS, useLocks } from "./use-locks.ts";

const useStage = useLocks();

/** The first bytes of each version's own ExpirationChanged. */
const EXPIRATION_SHAPES = { 10: "0xe9408df9", 13: "0x3c907806", 15: "0xeff98df4" } as const;
const REFUND_TRACES = {
  10: ["CancelKey"],
  13: ["CancelKey"],
  15: ["ExpirationChanged", "CancelKey"],
} as const;

describe.each(LOCK_VERSIONS)("version %d", (version) => {
  it("a transfer changes the expiration, in the version's own shape", async () => {
    const { client, newLock, buy, buyer, matcher } = useStage();
    const lock = await newLock(version);
    await buy(lock, buyer);
    const moved = await transferKey(client, lock, { holder: buyer, recipient: matcher, tokenId: 1n });
    expect(moved.logs[0]?.topics[0]?.slice(0, 10)).toBe(EXPIRATION_SHAPES[version]);
    expect(nameLogs(moved)).toEqual(["ExpirationChanged", "Transfer"]);
  });

  it("a shared key is minted to its recipient and then transferred by who never had it", async () => {
    const { client, newLock, buy, buyer, seller } = useStage();
    const lock = await newLock(version);
    await buy(lock, buyer);
    const { logs } = await shareKey(client, lock, {
      holder: buyer,
      recipient: seller,
      tokenId: 1n,
      seconds: 60n,
    });
    expect(nameLogs({ logs })).toEqual(["ExpirationChanged", "Transfer", "Transfer"]);
    const transfers = parseEventLogs({ abi: erc721TicketsAbi, eventName: "Transfer", logs });
    const zero: Address = "0x0000000000000000000000000000000000000000";
    expect(transfers.map(({ args }) => [args.from, args.to, args.tokenId])).toEqual([
      [zero, seller, 2n],
      [buyer, seller, 2n],
    ]);
  });

  it("a granted key says nothing about money", async () => {
    const { client, newLock, organizer, seller } = useStage();
    const granted = await grantKeys(client, await newLock(version), {
      manager: organizer,
      recipients: [seller],
    });
    expect(nameLogs(granted)).toEqual(["KeyManagerChanged", "Transfer"]);
  });

  it("a cancelled key is refunded in part, an ended one as the manager says, and neither is burnt", async () => {
    const { client, newLock, buy, organizer, buyer, seller } = useStage();
    const lock = await newLock(version);
    await buy(lock, buyer, seller);
    const cancelled = await cancelAndRefund(client, lock, { holder: buyer, tokenId: 1n });
    const ended = await expireAndRefund(client, lock, { manager: organizer, tokenId: 2n, amount: 7n });
    expect(nameLogs(cancelled)).toEqual(REFUND_TRACES[version]);
    expect(nameLogs(ended)).toEqual(REFUND_TRACES[version]);
    const refunds = [cancelled, ended].map(
      ({ logs }) => parseEventLogs({ abi: publicLockAbi, eventName: "CancelKey", logs })[0]?.args.refund,
    );
    expect(refunds[0]).toBeLessThan(KEY_PRICE);
    expect(refunds[1]).toBe(7n);
  });

  it("a burnt key is transferred to nobody", async () => {
    const { client, newLock, buy, buyer } = useStage();
    const lock = await newLock(version);
    await buy(lock, buyer);
    const burnt = await transact(client, buyer, lockCalls(lock.address)("burn", [1n]));
    expect(nameLogs(burnt).at(-1)).toBe("Transfer");
  });

  it("a key is resold on Seaport", async () => {
    const { client, newLock, buy, buyer, seller, deployer } = useStage();
    const lock = await newLock(version);
    await buy(lock, seller);
    const seaport = await deploySeaport(client, deployer);
    const tickets = [erc721Item(lock.address, 1n)];
    const payments = [payTo(seller, nativeItem(2n * KEY_PRICE))];
    const sold = await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
    expect(nameLogs(sold).slice(-2)).toEqual(["Transfer", "OrderFulfilled"]);
  });
});
