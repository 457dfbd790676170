import { publicLockAbi, unlockFactoryAbi } from "@facevalue/contracts/abis";
import type { EthereumCall } from "@facevalue/indexer/testing";
import {
  type AbiEvent,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  erc20Abi,
  type Hex,
  toFunctionSelector,
} from "viem";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, type LogSpec, NOBODY, ORGANIZER } from "./ticket-logs.ts";

const account = (byte: string): Address => `0x${byte.repeat(20)}`;
export const UNLOCK = account("0c");
export const LOCK = account("1c");
export const OTHER_LOCK = account("2c");
export const REFERRER = account("4e");
const LOCK_MANAGER = "0xb89cdd26cddd51301940bf2715f765b626b8a5a9e2681ac62dc83cc2db2530c0";

const ERC20_TRANSFER = erc20Abi.find(
  (item): item is Extract<(typeof erc20Abi)[number], { type: "event"; name: "Transfer" }> =>
    item.type === "event" && item.name === "Transfer",
);

/** The lock's or Unlock's log of this name; where several share it, the one with these inputs. */
function makeLog(address: Address, name: string, args: Readonly<Record<string, unknown>>): LogSpec {
  const events: readonly AbiEvent[] = [...publicLockAbi, ...unlockFactoryAbi].filter(
    (item) => item.type === "event",
  );
  const event = events.find(
    ({ name: known, inputs }) =>
      known === name &&
      inputs.length === Object.keys(args).length &&
      inputs.every((input) => (input.name ?? "") in args),
  );
  if (!event) throw new Error(`Neither locks nor Unlock emit ${name} with these values.`);
  return encodeLog(address, event, args);
}

function encodeLog(address: Address, event: AbiEvent, args: Readonly<Record<string, unknown>>): LogSpec {
  const topics = encodeEventTopics({ abi: [event], eventName: event.name, args }) as string[];
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  return {
    address,
    topics,
    data: encodeAbiParameters(
      plain,
      plain.map((input) => args[input.name ?? ""]),
    ),
  };
}

export const lockLog = (name: string, args: Readonly<Record<string, unknown>>, lock: Address = LOCK) =>
  makeLog(lock, name, args);
export const unlockLog = (name: string, args: Readonly<Record<string, unknown>>, unlock: Address = UNLOCK) =>
  makeLog(unlock, name, args);
export const created = (lock: Address = LOCK) => [
  lockLog("RoleGranted", { role: LOCK_MANAGER, account: ORGANIZER, sender: UNLOCK }, lock),
  unlockLog("NewLock", { lockOwner: ALICE, newLockAddress: lock }),
];
export const keyMoved = (from: Address, to: Address, tokenId = 1n, lock: Address = LOCK) =>
  lockLog("Transfer", { from, to, tokenId }, lock);
export const keyIssued = (to: Address, tokenId = 1n, lock: Address = LOCK) =>
  keyMoved(NOBODY, to, tokenId, lock);
export const recorded = (
  value: bigint,
  changes: { lock?: Address; currency?: Address; unlock?: Address } = {},
) =>
  unlockLog(
    "GNPChanged",
    {
      grossNetworkProduct: 1n,
      _valueInETH: 0n,
      tokenAddress: changes.currency ?? NOBODY,
      value,
      lockAddress: changes.lock ?? LOCK,
    },
    changes.unlock,
  );
export const receipt = (
  tokenIds: readonly bigint[],
  totalPaid: bigint,
  changes: Readonly<Record<string, unknown>> = {},
) =>
  lockLog("PaymentReceipt", {
    tokenIds,
    purchases: BigInt(tokenIds.length),
    extensions: 0n,
    payer: ALICE,
    tokenAddress: NOBODY,
    totalPaid,
    ...changes,
  });
export const refused = () => lockLog("UnlockCallFailed", { lockAddress: LOCK, unlockAddress: UNLOCK });
export const paid = (token: Address, from: Address, to: Address, value: bigint): LogSpec => {
  if (!ERC20_TRANSFER) throw new Error("ERC-20 has no Transfer.");
  return encodeLog(token, ERC20_TRANSFER, { from, to, value });
};

/** What every lock answers: 100 of the native coin, 50 keys. Functions that are left out revert. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  keyPrice: 100n,
  tokenAddress: NOBODY,
  maxNumberOfKeys: 50n,
  maxKeysPerAddress: 1n,
  name: "Aurora",
  publicLockVersion: 15,
  unlockProtocol: UNLOCK,
};

/** Answers for locks, changed as given; undefined makes a function revert. */
export function answerLikeLocks(changes: Readonly<Record<string, unknown>> = {}): EthereumCall {
  const answers = { ...ANSWERS, ...changes };
  const functions = publicLockAbi.filter((item) => item.type === "function");
  const replies = new Map<string, Hex>();
  for (const item of functions) {
    const result = answers[item.name];
    if (result === undefined) continue;
    // The values above are of the types that the ABI wants; viem cannot follow them by name.
    const data = encodeFunctionResult({ abi: [item], result } as unknown as Parameters<
      typeof encodeFunctionResult
    >[0]);
    replies.set(toFunctionSelector(item), data);
  }
  return async ({ data }) => {
    const reply = replies.get(data.slice(0, 10));
    return reply === undefined ? { reverted: true, data: "0x" } : { reverted: false, data: reply };
  };
}

/** Unlock indexed from block 1, in which it creates the lock. */
export async function openLock(answers: Readonly<Record<string, unknown>> = {}): Promise<SubgraphFixture> {
  const fixture = await SubgraphFixture.start({
    ethereumCall: answerLikeLocks(answers),
    contracts: [{ name: "unlock", template: "UnlockFactory", address: UNLOCK, startBlock: 0 }],
  });
  await fixture.run(1, [created()]);
  return fixture;
}
