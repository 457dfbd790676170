import { type HDAccount, mnemonicToAccount } from "viem/accounts";

const ANVIL_MNEMONIC = "test test test test test test test test test test test junk";

/** The first accounts of anvil's default mnemonic, with their keys; ten are funded unless the chain was given more. */
export function testAccounts(count: number): HDAccount[] {
  return Array.from({ length: count }, (_, addressIndex) =>
    mnemonicToAccount(ANVIL_MNEMONIC, { addressIndex }),
  );
}
