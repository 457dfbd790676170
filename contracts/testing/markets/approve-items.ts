import { type Address, ContractFunctionExecutionError, maxUint256, parseAbi } from "viem";
import { readContract } from "viem/actions";
import { ITEM_TYPE, type Item } from "./items.ts";
import { erc20Calls, erc721Calls } from "./test-tokens.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";

const abi = parseAbi([
  "function allowance(address owner, address spender) view returns (uint256)",
  "function isApprovedForAll(address owner, address operator) view returns (bool)",
]);

/**
 * Lets the operator move the owner's items; one transaction for each contract that does not allow it yet, and for each
 * ticket of a contract that knows no approval for all.
 */
export async function approveItems(
  client: MarketClient,
  owner: Sender,
  operator: Address,
  items: readonly Item[],
): Promise<void> {
  const args = [addressOf(owner), operator] as const;
  for (const { itemType, token, identifier, amount } of items) {
    if (itemType === ITEM_TYPE.native) continue;
    if (itemType === ITEM_TYPE.erc20) {
      const allowance = await readContract(client, { address: token, abi, functionName: "allowance", args });
      if (allowance < amount)
        await transact(client, owner, erc20Calls(token)("approve", [operator, maxUint256]));
      continue;
    }
    const isApproved = await isApprovedForAll(client, token, args);
    if (isApproved === null) {
      await transact(client, owner, erc721Calls(token)("approve", [operator, identifier]));
    } else if (!isApproved) {
      await transact(client, owner, erc721Calls(token)("setApprovalForAll", [operator, true]));
    }
  }
}

/** null when the contract has no approval for all, as locks of version 15. */
async function isApprovedForAll(
  client: MarketClient,
  address: Address,
  args: readonly [Address, Address],
): Promise<boolean | null> {
  try {
    return await readContract(client, { address, abi, functionName: "isApprovedForAll", args });
  } catch (error) {
    if (error instanceof ContractFunctionExecutionError) return null;
    throw error;
  }
}
