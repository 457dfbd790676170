import {
  approveItems,
  erc20Calls,
  erc20Item,
  erc721Item,
  type MarketClient,
  transact,
} from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";

const PURSE = 10n ** 18n;

/** Gives the account plenty of ERC-20 money and lets the spenders take it. */
export async function fillPurse(
  client: MarketClient,
  account: Address,
  money: Address,
  spenders: readonly Address[],
): Promise<void> {
  await transact(client, account, erc20Calls(money)("mint", [account, PURSE]));
  for (const spender of spenders) await approveItems(client, account, spender, [erc20Item(money, PURSE)]);
}

/** Lets the operator move all the owner's tickets of a contract. */
export async function approveTickets(
  client: MarketClient,
  owner: Address,
  operator: Address,
  contract: Address,
): Promise<void> {
  await approveItems(client, owner, operator, [erc721Item(contract, 0n)]);
}
