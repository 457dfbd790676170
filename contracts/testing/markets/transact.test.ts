import { createClient, http } from "viem";
import { getBlock } from "viem/actions";
import { afterEach, expect, it } from "vitest";
import { type Anvil, startAnvil } from "../start-anvil.ts";
import { testAccounts } from "../test-accounts.ts";
import { deployTestTokens, erc721Calls, nameLogs, transact } from "./index.ts";

let anvil: Anvil | undefined;
afterEach(() => anvil?.stop());

it("trades on a chain that mines on request, at the times that it is given", async () => {
  anvil = await startAnvil({ noMining: true, timestamp: 1_800_000_000 });
  let time = 1_800_000_000;
  const client = createClient({ transport: http(anvil.url, { retryCount: 0 }), cacheTime: 0 }).extend(
    ({ request }) => ({
      mineSent: () => {
        time += 60;
        return request<{ Method: "evm_mine"; Parameters: [number]; ReturnType: string }>({
          method: "evm_mine",
          params: [time],
        });
      },
    }),
  );
  const [account] = testAccounts(1);
  if (!account) throw new Error("No account.");
  const { erc721 } = await deployTestTokens(client, account);
  const minted = await transact(client, account, erc721Calls(erc721)("mint", [account.address, 1n]));
  expect(nameLogs(minted)).toEqual(["Transfer"]);
  const block = await getBlock(client, { blockHash: minted.blockHash });
  expect(Number(block.timestamp)).toBe(1_800_000_000 + 4 * 60);
});

it("fails with the contract's own words", async () => {
  anvil = await startAnvil();
  const client = createClient({ transport: http(anvil.url, { retryCount: 0 }), cacheTime: 0 });
  const [account, other] = testAccounts(2).map(({ address }) => address);
  if (!account || !other) throw new Error("No account.");
  const { erc721 } = await deployTestTokens(client, account);
  await transact(client, account, erc721Calls(erc721)("mint", [account, 1n]));
  const theft = transact(client, other, erc721Calls(erc721)("transferFrom", [account, other, 1n]));
  await expect(theft).rejects.toThrow("NOT_AUTHORIZED");
});
