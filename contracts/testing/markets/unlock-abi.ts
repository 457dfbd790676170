import { parseAbi } from "viem";

export const unlockFunctionsAbi = parseAbi([
  "function initialize(address unlockOwner)",
  "function addLockTemplate(address template, uint16 version)",
  "function setLockTemplate(address template)",
  "function createUpgradeableLockAtVersion(bytes data, uint16 lockVersion) returns (address)",
  "function removeLock(address lock)",
]);

/** The functions that locks of versions 10 to 15 have alike, and both shapes of purchase. */
export const lockFunctionsAbi = parseAbi([
  "struct PurchaseArgs { uint256 value; address recipient; address referrer; address protocolReferrer; address keyManager; bytes data; uint256 additionalPeriods; }",
  "function initialize(address lockCreator, uint256 expirationDuration, address tokenAddress, uint256 keyPrice, uint256 maxNumberOfKeys, string lockName)",
  "function purchase(PurchaseArgs[] purchaseArgs) payable returns (uint256[] tokenIds)",
  "function purchase(uint256[] values, address[] recipients, address[] referrers, address[] keyManagers, bytes[] data) payable",
  "function extend(uint256 value, uint256 tokenId, address referrer, bytes data) payable",
  "function grantKeys(address[] recipients, uint256[] expirationTimestamps, address[] keyManagers)",
  "function transferFrom(address from, address recipient, uint256 tokenId)",
  "function approve(address approved, uint256 tokenId)",
  "function shareKey(address to, uint256 tokenIdFrom, uint256 timeShared)",
  "function cancelAndRefund(uint256 tokenId)",
  "function expireAndRefundFor(uint256 tokenId, uint256 amount)",
  "function burn(uint256 tokenId)",
  "function updateKeyPricing(uint256 keyPrice, address tokenAddress)",
  "function setReferrerFee(address referrer, uint256 feeBasisPoint)",
  "function updateTransferFee(uint256 transferFeeBasisPoints)",
  "function updateRefundPenalty(uint256 freeTrialLength, uint256 refundPenaltyBasisPoints)",
  "function keyPrice() view returns (uint256)",
  "function tokenAddress() view returns (address)",
  "function keyExpirationTimestampFor(uint256 tokenId) view returns (uint256)",
]);
