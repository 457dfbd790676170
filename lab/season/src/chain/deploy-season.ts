import { deployReference } from "@facevalue/contracts";
import { testAccounts } from "@facevalue/contracts/testing";
import { type Address, createWalletClient, http, numberToHex, parseEther } from "viem";
import type { SeasonDeployment } from "../deployment.ts";
import { organizerAccount } from "../schedule/organizer-plan.ts";
import { ORGANIZERS } from "../world/programme.ts";
import { accountOf, type Wallet } from "../world/wallets.ts";
import type { AnvilRpc } from "./anvil-rpc.ts";

const COINS_EACH = numberToHex(parseEther("100000"));

/** Gives everybody coins for gas and tickets, and deploys the reference contracts in the season's first block. */
export async function deploySeason(
  rpc: AnvilRpc,
  rpcUrl: string,
  { wallets, start }: { readonly wallets: readonly Wallet[]; readonly start: number },
): Promise<SeasonDeployment> {
  const [deployer] = testAccounts(1);
  if (!deployer) throw new TypeError("The test mnemonic gave no account.");
  const accounts: Address[] = [...ORGANIZERS.map(organizerAccount), ...wallets.map(({ address }) => address)];
  await rpc.batch(
    [...accounts, deployer.address].map((account) => ({
      method: "anvil_setBalance",
      params: [account, COINS_EACH],
    })),
  );
  const wallet = createWalletClient({ account: deployer, transport: http(rpcUrl) });
  const deployed = await deployReference(wallet, {
    marketOwner: accountOf("market-owner"),
    mine: () => rpc.request("evm_mine", [start]),
  });
  const chainId = Number(await rpc.request<string>("eth_chainId"));
  const { factory, market, stablecoin, startBlock } = deployed;
  return { chainId, factory, market, stablecoin, startBlock: Number(startBlock) };
}
