import { parseAbi } from "viem";

/**
 * PublicLock of versions 9 to 15, an ERC-721 contract whose keys are the tickets. Three shapes share the name
 * ExpirationChanged: graph-cli calls versions 9–11 `ExpirationChanged`, 12–13 `ExpirationChanged1`, 14–15
 * `ExpirationChanged2`.
 */
export const publicLockAbi = parseAbi([
  "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  "event PaymentReceipt(uint256[] tokenIds, uint256 purchases, uint256 extensions, address payer, address tokenAddress, uint256 totalPaid)",
  "event ReferrerPaid(address tokenAddress, address referrer, uint256 fee)",
  "event ReferrerFee(address indexed referrer, uint256 fee)",
  "event KeyExtended(uint256 indexed tokenId, uint256 newTimestamp)",
  "event RenewKeyPurchase(address indexed owner, uint256 newExpiration)",
  "event CancelKey(uint256 indexed tokenId, address indexed owner, address indexed sendTo, uint256 refund)",
  "event ExpireKey(uint256 indexed tokenId)",
  "event ExpirationChanged(uint256 indexed tokenId, uint256 amount, bool timeAdded)",
  "event ExpirationChanged(uint256 indexed tokenId, uint256 newExpiration, uint256 amount, bool timeAdded)",
  "event ExpirationChanged(uint256 indexed tokenId, uint256 prevExpiration, uint256 newExpiration)",
  "event KeyManagerChanged(uint256 indexed tokenId, address indexed newManager)",
  "event PricingChanged(uint256 oldKeyPrice, uint256 keyPrice, address oldTokenAddress, address tokenAddress)",
  "event LockConfig(uint256 expirationDuration, uint256 maxNumberOfKeys, uint256 maxKeysPerAcccount)",
  "event LockMetadata(string name, string symbol, string baseTokenURI)",
  "event NewLockSymbol(string symbol)",
  "event TransferFeeChanged(uint256 transferFeeBasisPoints)",
  "event RefundPenaltyChanged(uint256 freeTrialLength, uint256 refundPenaltyBasisPoints)",
  "event Withdrawal(address indexed sender, address indexed tokenAddress, address indexed recipient, uint256 amount)",
  "event UnlockCallFailed(address indexed lockAddress, address unlockAddress)",
  "event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)",
  "event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)",
  "event LockManagerAdded(address indexed account)",
  "event LockManagerRemoved(address indexed account)",
  "function keyPrice() view returns (uint256)",
  "function tokenAddress() view returns (address)",
  "function maxNumberOfKeys() view returns (uint256)",
  "function name() view returns (string)",
  "function publicLockVersion() view returns (uint16)",
  "function unlockProtocol() view returns (address)",
  "function maxKeysPerAddress() view returns (uint256)",
  "function getTokenIdFor(address owner) view returns (uint256)",
]);
