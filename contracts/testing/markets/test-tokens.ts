import { type Address, parseAbi } from "viem";
import { callsOf } from "./calls.ts";
import { readBytecode } from "./read-bytecode.ts";
import { deploy, type MarketClient, type Sender } from "./transact.ts";

const ARTEFACTS = "@opensea/seaport-js/src/artifacts/src/contracts/test";

/** Tokens that anyone may mint, and that know neither a price nor an event. */
export interface TestTokens {
  readonly erc721: Address;
  readonly erc1155: Address;
  readonly erc20: Address;
}

export const erc721Calls = callsOf(
  parseAbi([
    "function mint(address to, uint256 tokenId) returns (bool)",
    "function setApprovalForAll(address operator, bool approved)",
    "function approve(address operator, uint256 tokenId)",
    "function transferFrom(address from, address to, uint256 tokenId)",
  ]),
);

export const erc1155Calls = callsOf(
  parseAbi([
    "function mint(address to, uint256 tokenId, uint256 amount) returns (bool)",
    "function setApprovalForAll(address operator, bool approved)",
    "function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)",
  ]),
);

export const erc20Calls = callsOf(
  parseAbi([
    "function mint(address to, uint256 amount) returns (bool)",
    "function approve(address spender, uint256 amount) returns (bool)",
    "function transfer(address to, uint256 amount) returns (bool)",
    "function transferFrom(address from, address to, uint256 amount) returns (bool)",
  ]),
);

export async function deployTestTokens(client: MarketClient, deployer: Sender): Promise<TestTokens> {
  const deployToken = (name: string) =>
    deploy(client, deployer, readBytecode(`${ARTEFACTS}/${name}.sol/${name}.json`));
  return {
    erc721: await deployToken("TestERC721"),
    erc1155: await deployToken("TestERC1155"),
    erc20: await deployToken("TestERC20"),
  };
}
