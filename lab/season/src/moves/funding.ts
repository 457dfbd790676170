import { eventTicketsAbi, testStablecoinAbi } from "@facevalue/contracts";
import { type Address, encodeFunctionData, isAddressEqual, maxUint256, zeroAddress } from "viem";
import type { World } from "../world/world.ts";

const PURSE = 10_000_000_000_000n;

/** Gives the wallet stablecoins and lets the spender take them, as far as neither happened before. */
export function prepareSpending(world: World, owner: Address, currency: Address, spender: Address): void {
  if (isAddressEqual(currency, zeroAddress)) return;
  const send = (data: `0x${string}`) => world.chain.send({ from: owner, to: currency, data, gas: 110_000n });
  if (!world.ledger.hasGranted(currency, owner, owner)) {
    send(encodeFunctionData({ abi: testStablecoinAbi, functionName: "mint", args: [owner, PURSE] }));
  }
  if (!world.ledger.hasGranted(currency, owner, spender)) {
    send(
      encodeFunctionData({ abi: testStablecoinAbi, functionName: "approve", args: [spender, maxUint256] }),
    );
  }
}

/** Lets the market move the wallet's tickets of the contract, unless it already may. */
export function prepareSelling(world: World, owner: Address, tickets: Address): void {
  const { market } = world.deployment;
  if (world.ledger.hasGranted(tickets, owner, market)) return;
  const args = [market, true] as const;
  const data = encodeFunctionData({ abi: eventTicketsAbi, functionName: "setApprovalForAll", args });
  world.chain.send({ from: owner, to: tickets, data, gas: 80_000n });
}
