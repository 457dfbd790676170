import type { Requester } from "../transport/requester.ts";

/** Balance or code of an account after the block with this hash, as `0x` hex. */
export async function readAccount(
  requester: Requester,
  method: "eth_getBalance" | "eth_getCode",
  { address, blockHash }: { address: string; blockHash: string },
): Promise<string> {
  const check = (result: unknown) => {
    return typeof result === "string" && result.startsWith("0x")
      ? null
      : `the result of ${method} is no hex string`;
  };
  return (await requester.request({ method, params: [address, { blockHash }], check })) as string;
}
