import { parseAbi } from "viem";

/** Payment Processor version 2: sales, price boundaries and banned accounts. A sale's fees are not in its event. */
export const paymentProcessorAbi = parseAbi([
  "event BuyListingERC721(address indexed buyer, address indexed seller, address indexed tokenAddress, address beneficiary, address paymentCoin, uint256 tokenId, uint256 salePrice)",
  "event BuyListingERC1155(address indexed buyer, address indexed seller, address indexed tokenAddress, address beneficiary, address paymentCoin, uint256 tokenId, uint256 amount, uint256 salePrice)",
  "event AcceptOfferERC721(address indexed seller, address indexed buyer, address indexed tokenAddress, address beneficiary, address paymentCoin, uint256 tokenId, uint256 salePrice)",
  "event AcceptOfferERC1155(address indexed seller, address indexed buyer, address indexed tokenAddress, address beneficiary, address paymentCoin, uint256 tokenId, uint256 amount, uint256 salePrice)",
  "event UpdatedTokenLevelPricingBoundaries(address indexed tokenAddress, uint256 indexed tokenId, uint256 floorPrice, uint256 ceilingPrice)",
  "event UpdatedCollectionLevelPricingBoundaries(address indexed tokenAddress, uint256 floorPrice, uint256 ceilingPrice)",
  "event BannedAccountAddedForCollection(address indexed tokenAddress, address indexed account)",
  "event BannedAccountRemovedForCollection(address indexed tokenAddress, address indexed account)",
]);
