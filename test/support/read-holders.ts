import { decodeFunctionResult, encodeFunctionData, type Hex, parseAbi } from "viem";
import { rpcBatch } from "./rpc-batch.ts";

const ABI = parseAbi([
  "function ownerOf(uint256 tokenId) view returns (address)",
  "function ticketOf(uint256 tokenId) view returns ((uint256 eventId, uint32 tierId, address currency, uint256 price, uint256 fee, uint32 resaleCapBps, uint8 status))",
]);

export interface Holder {
  readonly owner: string;
  /** 0 sold, 2 void, 3 redeemed. */
  readonly contractStatus: number;
}

/** What the contracts themselves answer for tickets named `contract/tokenId`, at a block. */
export async function readHolders(
  rpcUrl: string,
  keys: readonly string[],
  block: number,
): Promise<Map<string, Holder>> {
  const at = `0x${block.toString(16)}`;
  const call = (key: string, functionName: "ownerOf" | "ticketOf") => {
    const [to = "", tokenId = ""] = key.split("/");
    const data = encodeFunctionData({ abi: ABI, functionName, args: [BigInt(tokenId)] });
    return ["eth_call", [{ to, data }, at]] as const;
  };
  const owners = await rpcBatch<Hex>(
    rpcUrl,
    keys.map((key) => call(key, "ownerOf")),
  );
  const tickets = await rpcBatch<Hex>(
    rpcUrl,
    keys.map((key) => call(key, "ticketOf")),
  );
  return new Map(
    keys.map((key, index) => {
      const owner = decodeFunctionResult({ abi: ABI, functionName: "ownerOf", data: owners[index] ?? "0x" });
      const { status } = decodeFunctionResult({
        abi: ABI,
        functionName: "ticketOf",
        data: tickets[index] ?? "0x",
      });
      return [key, { owner: owner.toLowerCase(), contractStatus: status }];
    }),
  );
}
