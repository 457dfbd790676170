import { concatHex } from "viem";
import type { AccountAction, CallAction, UserOperation } from "../../actions/account-actions.ts";
import type { LogDraft } from "../abi-codec.ts";
import { entryPointCodec, walletCodec, walletFactoryCodec } from "../codecs.ts";
import { require } from "../state/refuse.ts";
import type { Caller, Step } from "../state/step.ts";
import { type PackedUserOperation, packHalves } from "../state/wallet-state.ts";
import type { WorldState } from "../state/world-state.ts";
import { applyCall } from "./apply-call.ts";

const VERIFICATION_GAS = 150_000n;
const CALL_GAS = 400_000n;
const PRE_VERIFICATION_GAS = 50_000n;

/** @param gasPrice of the transaction, which user operations bid too */
export function applyAccountAction(
  state: WorldState,
  caller: Caller,
  { action, gasPrice }: { readonly action: AccountAction; readonly gasPrice: bigint },
): Step {
  switch (action.kind) {
    case "createContractWallet": {
      const { owner, salt } = action;
      const { log } = state.wallets.create(owner, salt);
      const data = walletFactoryCodec.call("createAccount", [owner, salt]);
      return { to: state.deployment.walletFactory, value: 0n, data, logs: [log] };
    }
    case "callFromWallet": {
      const { wallet } = action;
      const owner = state.wallets.ownerOf(wallet);
      require(owner === caller.account, `${caller.account} does not own ${wallet}`);
      return executeBatch(state, { account: wallet, now: caller.now }, action.calls);
    }
    case "handleUserOperations":
      return handleOperations(state, caller, { operations: action.operations, gasPrice });
  }
}

/** The wallet does several things in one call. */
function executeBatch(state: WorldState, wallet: Caller, calls: readonly CallAction[]): Step {
  const steps = calls.map((call) => applyCall(state, wallet, call));
  return {
    to: wallet.account,
    value: steps.reduce((sum, { value }) => sum + value, 0n),
    data: walletCodec.call("executeBatch", [steps.map(({ to, value, data }) => ({ to, value, data }))]),
    logs: steps.flatMap(({ logs }) => logs),
  };
}

function handleOperations(
  state: WorldState,
  { account, now }: Caller,
  { operations, gasPrice }: { readonly operations: readonly UserOperation[]; readonly gasPrice: bigint },
): Step {
  const { entryPoint } = state.deployment;
  const created = operations.map(({ wallet, creation }) => {
    if (creation === undefined) return null;
    const { account: address, log } = state.wallets.create(creation.owner, creation.salt);
    require(address === wallet, `the created wallet is ${address}, not ${wallet}`);
    return log;
  });
  const packed = operations.map((operation) => {
    state.wallets.ownerOf(operation.wallet);
    const nonce = state.wallets.takeNonce(operation.wallet);
    const { data, logs } = executeBatch(state, { account: operation.wallet, now }, operation.calls);
    return { operation: pack(state, operation, { nonce, data, gasPrice }), logs };
  });
  const before = created.flatMap((log, index): LogDraft[] => {
    const operation = packed[index]?.operation;
    return log === null || operation === undefined ? [] : [log, state.wallets.deployedLog(operation)];
  });
  const after = packed.flatMap(({ operation, logs }) => [...logs, state.wallets.operationLog(operation)]);
  const values = [packed.map(({ operation }) => operation), account];
  return {
    to: entryPoint,
    value: 0n,
    data: entryPointCodec.call("handleOps", values),
    logs: [...before, entryPointCodec.log(entryPoint, "BeforeExecution", {}), ...after],
  };
}

function pack(
  { deployment }: WorldState,
  { wallet, paymaster, creation }: UserOperation,
  { nonce, data, gasPrice }: { nonce: bigint; data: `0x${string}`; gasPrice: bigint },
): PackedUserOperation {
  const initCode = (owner: `0x${string}`, salt: bigint) =>
    concatHex([deployment.walletFactory, walletFactoryCodec.call("createAccount", [owner, salt])]);
  return {
    sender: wallet,
    nonce,
    initCode: creation === undefined ? "0x" : initCode(creation.owner, creation.salt),
    callData: data,
    accountGasLimits: packHalves(VERIFICATION_GAS, CALL_GAS),
    preVerificationGas: PRE_VERIFICATION_GAS,
    gasFees: packHalves(gasPrice, gasPrice),
    paymasterAndData: paymaster ?? "0x",
    signature: "0x",
  };
}
