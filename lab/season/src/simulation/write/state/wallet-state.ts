import { keccak256 } from "@facevalue/rpc/proof";
import { type Address, concatHex, type Hex } from "viem";
import { contractWalletAddress, type WorldDeployment } from "../../actions/world-deployment.ts";
import type { LogDraft } from "../abi-codec.ts";
import { entryPointCodec, walletFactoryCodec } from "../codecs.ts";
import { addressWord, numberWord, quantity } from "../words.ts";
import { refuse, require } from "./refuse.ts";

/** A user operation in the form of ERC-4337, version 0.7. */
export interface PackedUserOperation {
  readonly sender: Address;
  readonly nonce: bigint;
  readonly initCode: Hex;
  readonly callData: Hex;
  readonly accountGasLimits: Hex;
  readonly preVerificationGas: bigint;
  readonly gasFees: Hex;
  readonly paymasterAndData: Hex;
  readonly signature: Hex;
}

const NOBODY: Address = `0x${"0".repeat(40)}`;

/** Contract wallets by owner and the nonces of their user operations. */
export class WalletState {
  readonly #deployment: WorldDeployment;
  readonly #owners = new Map<Address, Address>();
  readonly #nonces = new Map<Address, bigint>();

  constructor(deployment: WorldDeployment) {
    this.#deployment = deployment;
  }

  create(owner: Address, salt: bigint): { account: Address; log: LogDraft } {
    const account = contractWalletAddress(this.#deployment, owner, salt);
    require(!this.#owners.has(account), `the contract wallet ${account} exists already`);
    this.#owners.set(account, owner);
    const log = walletFactoryCodec.log(this.#deployment.walletFactory, "AccountCreated", {
      account,
      owner,
      salt,
    });
    return { account, log };
  }

  ownerOf(wallet: Address): Address {
    return this.#owners.get(wallet) ?? refuse(`there is no contract wallet ${wallet}`);
  }

  takeNonce(wallet: Address): bigint {
    const nonce = this.#nonces.get(wallet) ?? 0n;
    this.#nonces.set(wallet, nonce + 1n);
    return nonce;
  }

  deployedLog(operation: PackedUserOperation): LogDraft {
    const { entryPoint, walletFactory: factory } = this.#deployment;
    const { sender } = operation;
    const [userOpHash, paymaster] = [this.#hashOf(operation), paymasterOf(operation)];
    return entryPointCodec.log(entryPoint, "AccountDeployed", { userOpHash, sender, factory, paymaster });
  }

  operationLog(operation: PackedUserOperation): LogDraft {
    const { sender, nonce, accountGasLimits, preVerificationGas, gasFees } = operation;
    const limits = BigInt(accountGasLimits);
    const actualGasUsed = (limits >> 128n) + lowHalf(limits) + preVerificationGas;
    return entryPointCodec.log(this.#deployment.entryPoint, "UserOperationEvent", {
      userOpHash: this.#hashOf(operation),
      sender,
      paymaster: paymasterOf(operation),
      nonce,
      success: true,
      actualGasCost: actualGasUsed * lowHalf(BigInt(gasFees)),
      actualGasUsed,
    });
  }

  #hashOf(operation: PackedUserOperation): Hex {
    const { sender, nonce, initCode, callData, accountGasLimits, preVerificationGas, gasFees } = operation;
    const words = [
      addressWord(sender),
      numberWord(nonce),
      hashOf(initCode.slice(2)),
      hashOf(callData.slice(2)),
      accountGasLimits.slice(2),
      numberWord(preVerificationGas),
      gasFees.slice(2),
      hashOf(operation.paymasterAndData.slice(2)),
    ];
    const { entryPoint, chainId } = this.#deployment;
    return `0x${hashOf(hashOf(words.join("")) + addressWord(entryPoint) + numberWord(chainId))}`;
  }
}

/** Keccak-256 of hex digits, in hex digits. */
function hashOf(digits: string): string {
  return keccak256(Buffer.from(digits, "hex")).toString("hex");
}

/** Two numbers of 16 bytes in one word. */
export function packHalves(high: bigint, low: bigint): Hex {
  return concatHex([high, low].map((half): Hex => `0x${quantity(half).slice(2).padStart(32, "0")}`));
}

function lowHalf(word: bigint): bigint {
  return word & ((1n << 128n) - 1n);
}

function paymasterOf({ paymasterAndData }: PackedUserOperation): Address {
  return paymasterAndData.length < 42 ? NOBODY : (paymasterAndData.slice(0, 42) as Address);
}
