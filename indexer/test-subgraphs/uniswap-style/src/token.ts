import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { ERC20 } from "../generated/Factory/ERC20";
import { ERC20NameBytes } from "../generated/Factory/ERC20NameBytes";
import { ERC20SymbolBytes } from "../generated/Factory/ERC20SymbolBytes";
import { Token } from "../generated/schema";
import { ZERO_BD, ZERO_BI } from "./helpers";

function isNullEthValue(value: string): boolean {
  return value == "0x0000000000000000000000000000000000000000000000000000000000000001";
}

function textOf(value: Bytes): string {
  return isNullEthValue(value.toHexString()) ? "unknown" : value.toString();
}

function fetchSymbol(address: Address): string {
  const result = ERC20.bind(address).try_symbol();
  if (!result.reverted) return result.value;
  const bytes = ERC20SymbolBytes.bind(address).try_symbol();
  return bytes.reverted ? "unknown" : textOf(bytes.value);
}

function fetchName(address: Address): string {
  const result = ERC20.bind(address).try_name();
  if (!result.reverted) return result.value;
  const bytes = ERC20NameBytes.bind(address).try_name();
  return bytes.reverted ? "unknown" : textOf(bytes.value);
}

function fetchDecimals(address: Address): BigInt | null {
  const result = ERC20.bind(address).try_decimals();
  return result.reverted ? null : BigInt.fromI32(result.value);
}

/** The token, created with what its contract says; null without decimals. */
export function loadOrCreateToken(address: Address): Token | null {
  let token = Token.load(address.toHexString());
  if (token !== null) return token;
  const decimals = fetchDecimals(address);
  if (decimals === null) return null;
  token = new Token(address.toHexString());
  token.symbol = fetchSymbol(address);
  token.name = fetchName(address);
  token.decimals = decimals;
  token.tradeVolume = ZERO_BD;
  token.txCount = ZERO_BI;
  token.save();
  return token;
}
