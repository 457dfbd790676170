import { parseAbi } from "viem";

/**
 * What a plain ERC-721 ticket contract may say: ERC-721, the batch mints of ERC-2309, the states of ERC-7439, the
 * check-ins of ERC-2135 and ERC-6672, and the royalty of ERC-2981. No contract has them all; a view may revert.
 */
export const erc721TicketsAbi = parseAbi([
  "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  "event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId)",
  "event ApprovalForAll(address indexed owner, address indexed operator, bool approved)",
  "event ConsecutiveTransfer(uint256 indexed fromTokenId, uint256 toTokenId, address indexed fromAddress, address indexed toAddress)",
  "event TokenStatusChanged(uint256 indexed tokenId, uint8 indexed tokenStatus, bytes signature)",
  "event OnConsumption(address indexed consumer, uint256 indexed assetId, uint256 amount, bytes data)",
  "event Redeem(address indexed operator, uint256 indexed tokenId, address redeemer, bytes32 redemptionId, string memo)",
  "event Cancel(address indexed operator, uint256 indexed tokenId, bytes32 redemptionId, string memo)",
  "function name() view returns (string)",
  "function symbol() view returns (string)",
  "function supportsInterface(bytes4 interfaceId) view returns (bool)",
  "function royaltyInfo(uint256 tokenId, uint256 salePrice) view returns (address receiver, uint256 royaltyAmount)",
]);
