import { parseAbi } from "viem";

/** Unlock, the factory of locks; one per chain. `lockOwner` is who called it, not who manages the lock. */
export const unlockFactoryAbi = parseAbi([
  "event NewLock(address indexed lockOwner, address indexed newLockAddress)",
  "event LockUpgraded(address lockAddress, uint16 version)",
  "event LockBurned(address lockAddress)",
  "event GNPChanged(uint256 grossNetworkProduct, uint256 _valueInETH, address tokenAddress, uint256 value, address lockAddress)",
]);
