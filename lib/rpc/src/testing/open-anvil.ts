import { startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { onTestFinished } from "vitest";

export interface RealChain {
  readonly url: string;
  request<Result>(method: string, ...params: unknown[]): Promise<Result>;
  /** Mines one block with a transaction per entry, each of which emits a log with these topics, or reverts for null. */
  mineLogs(topicsOfEach: readonly (readonly string[] | null)[]): Promise<void>;
}

/** A real EVM that mines on request only. */
export async function openAnvil(): Promise<RealChain> {
  const anvil = await startAnvil();
  onTestFinished(() => anvil.stop());
  const from = testAccounts(1)[0]?.address;
  const request = async <Result>(method: string, ...params: unknown[]) =>
    (await call(anvil.url, method, params)) as Result;
  await request("evm_setAutomine", false);
  return {
    url: anvil.url,
    request,
    mineLogs: async (topicsOfEach) => {
      for (const [index, topics] of topicsOfEach.entries()) {
        const data = topics === null ? "0xfe" : emitCode(topics);
        await request("eth_sendTransaction", { from, data, gas: "0x186a0", ...feeOf(index) });
      }
      await request("evm_mine");
    },
  };
}

/** Legacy, access list and dynamic fee transactions in turn. */
function feeOf(index: number): object {
  const gasPrice = "0x77359400";
  if (index % 3 === 0) return { gasPrice };
  if (index % 3 === 1) return { gasPrice, accessList: [] };
  return { maxFeePerGas: gasPrice, maxPriorityFeePerGas: "0x1" };
}

/** Code of a constructor: PUSH32 each topic, PUSH1 length, PUSH1 offset, LOGn. */
function emitCode(topics: readonly string[]): string {
  const pushed = topics.toReversed().map((topic) => `7f${topic.slice(2)}`);
  return `0x${pushed.join("")}60206000a${topics.length}`;
}

async function call(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (error !== undefined) throw new Error(`${method} failed: ${error.message}`);
  return result;
}
