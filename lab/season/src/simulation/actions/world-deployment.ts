import { keccak256 as hashBytes } from "@facevalue/rpc/proof";
import { type Address, getContractAddress, keccak256, stringToHex } from "viem";
import { addressWord, numberWord } from "../write/words.ts";

export interface WorldCurrency {
  readonly account: Address;
  readonly symbol: string;
  readonly name: string;
  readonly decimals: number;
}

/** Where the contracts of a world are. All addresses in lower case. */
export interface WorldDeployment {
  readonly chainId: number;
  readonly deployer: Address;
  readonly factory: Address;
  readonly market: Address;
  /** Receives the market's fee. */
  readonly marketOwner: Address;
  readonly currencies: readonly WorldCurrency[];
  readonly disperser: Address;
  readonly bridge: Address;
  readonly escrow: Address;
  readonly entryPoint: Address;
  readonly paymaster: Address;
  readonly walletFactory: Address;
}

const CURRENCIES = [
  { symbol: "USDX", name: "Dollar Coin", decimals: 6 },
  { symbol: "EURX", name: "Euro Coin", decimals: 6 },
  { symbol: "DAIX", name: "Decentral Dollar", decimals: 18 },
] as const;
const CHAIN_ID = 31337;
/** EIP-161: a contract's own first creation has nonce 1; both factories create their implementation with it. */
const FIRST_CLONE_NONCE = 2n;

/** The contracts of the world with this seed, before they are deployed. */
export function worldDeployment(seed: string | number): WorldDeployment {
  const deployer = addressOfText(`facevalue world ${seed} deployer`);
  let nonce = 0n;
  const next = () => createdAddress(deployer, nonce++);
  return {
    chainId: CHAIN_ID,
    deployer,
    marketOwner: addressOfText(`facevalue world ${seed} market owner`),
    factory: next(),
    market: next(),
    currencies: CURRENCIES.map((currency) => ({ ...currency, account: next() })),
    disperser: next(),
    bridge: next(),
    escrow: next(),
    entryPoint: next(),
    paymaster: next(),
    walletFactory: next(),
  };
}

/** Address of the ticket contract that is created as the `position`-th, from 1. */
export function ticketContractAddress({ factory }: WorldDeployment, position: number): Address {
  return createdAddress(factory, FIRST_CLONE_NONCE + BigInt(position) - 1n);
}

/** Address of an owner's contract wallet, whether it exists yet or not. */
export function contractWalletAddress(
  { walletFactory }: WorldDeployment,
  owner: Address,
  salt: bigint,
): Address {
  const saltHash = hashDigits(`${addressWord(owner)}${numberWord(salt)}`);
  return `0x${hashDigits(`ff${walletFactory.slice(2)}${saltHash}${codeHashOf(walletFactory)}`).slice(-40)}`;
}

const codeHashes = new Map<Address, string>();

/** Of the code that creates a clone of the factory's implementation (EIP-1167). */
function codeHashOf(walletFactory: Address): string {
  const known = codeHashes.get(walletFactory);
  if (known !== undefined) return known;
  const implementation = createdAddress(walletFactory, 1n).slice(2);
  const code = `3d602d80600a3d3981f3363d3d373d3d3d363d73${implementation}5af43d82803e903d91602b57fd5bf3`;
  const hash = hashDigits(code);
  codeHashes.set(walletFactory, hash);
  return hash;
}

/** Keccak-256 of hex digits, in hex digits. */
function hashDigits(digits: string): string {
  return hashBytes(Buffer.from(digits, "hex")).toString("hex");
}

function createdAddress(from: Address, nonce: bigint): Address {
  return getContractAddress({ opcode: "CREATE", from, nonce }).toLowerCase() as Address;
}

function addressOfText(text: string): Address {
  return `0x${keccak256(stringToHex(text)).slice(-40)}`;
}
