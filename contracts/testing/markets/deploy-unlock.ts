import { type Address, encodeDeployData, encodeFunctionData, parseAbi } from "viem";
import { callsOf } from "./calls.ts";
import { readBytecode } from "./read-bytecode.ts";
import { addressOf, deploy, type MarketClient, type Sender, transact } from "./transact.ts";
import { unlockFunctionsAbi } from "./unlock-abi.ts";

/** Version of the locks; each has another shape of ExpirationChanged. */
export type LockVersion = 10 | 13 | 15;

export interface Unlock {
  readonly address: Address;
  readonly lockVersion: LockVersion;
  /** Who may change what Unlock knows about its locks. */
  readonly owner: Sender;
}

/** The factory's version that goes with a lock's. */
const UNLOCK_VERSIONS = { 10: 12, 13: 13, 15: 14 } as const;

export const unlockCalls = callsOf(unlockFunctionsAbi);

/** Deploys Unlock behind its proxy, which the owner may upgrade, with locks of one version. */
export async function deployUnlock(
  client: MarketClient,
  owner: Sender,
  lockVersion: LockVersion,
): Promise<Unlock> {
  const abis = "@unlock-protocol/contracts/dist/abis";
  const version = UNLOCK_VERSIONS[lockVersion];
  const logic = await deploy(client, owner, readBytecode(`${abis}/Unlock/UnlockV${version}.json`));
  const initialize = encodeFunctionData({
    abi: unlockFunctionsAbi,
    functionName: "initialize",
    args: [addressOf(owner)],
  });
  const proxy = encodeDeployData({
    abi: parseAbi(["constructor(address logic, address initialOwner, bytes data)"]),
    bytecode: readBytecode("@openzeppelin/contracts/build/contracts/TransparentUpgradeableProxy.json"),
    args: [logic, addressOf(owner), initialize],
  });
  const address = await deploy(client, owner, proxy);
  const lockCode = readBytecode(`${abis}/PublicLock/PublicLockV${lockVersion}.json`);
  const template = await deploy(client, owner, lockCode);
  await transact(client, owner, unlockCalls(address)("addLockTemplate", [template, lockVersion]));
  await transact(client, owner, unlockCalls(address)("setLockTemplate", [template]));
  return { address, lockVersion, owner };
}
