import { parseAbi } from "viem";

/**
 * What a plain ERC-1155 ticket contract may say: ERC-1155, the check-in of ERC-2135 and the royalty of ERC-2981. The
 * standard has no name(); many contracts have one, on the others the view reverts.
 */
export const erc1155TicketsAbi = parseAbi([
  "event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value)",
  "event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values)",
  "event ApprovalForAll(address indexed account, address indexed operator, bool approved)",
  "event URI(string value, uint256 indexed id)",
  "event OnConsumption(address indexed consumer, uint256 indexed assetId, uint256 amount, bytes data)",
  "function name() view returns (string)",
  "function symbol() view returns (string)",
  "function supportsInterface(bytes4 interfaceId) view returns (bool)",
  "function royaltyInfo(uint256 tokenId, uint256 salePrice) view returns (address receiver, uint256 royaltyAmount)",
]);
