import { Bytes } from "@graphprotocol/graph-ts";
import { Facts } from "./read-facts";

/** Seaport 1.1, 1.4, 1.5 and 1.6: the same on every chain, since nobody else can have these addresses. */
const SEAPORTS: Bytes[] = [
  Bytes.fromHexString("0x00000000006c3852cbef3e08e8df289169ede581"),
  Bytes.fromHexString("0x00000000000001ad428e4906ae43d8f9852d0dd6"),
  Bytes.fromHexString("0x00000000000000adc04c56bf30ac9d3c0aaf14dc"),
  Bytes.fromHexString("0x0000000000000068f116a894984e2db1123eb395"),
];

/** Where OpenSea receives its fees. */
const FEE_RECIPIENTS: Bytes[] = [
  Bytes.fromHexString("0x0000a26b00c1f0df003000390027140000faa719"),
  Bytes.fromHexString("0x5b3256965e7c3cf26e11fcaf296dfc8807c01073"),
  Bytes.fromHexString("0x8de9c5a032463c561423387a9648c5c7bcc5bc90"),
];

export const SEAPORT = "seaport";
export const PAYMENT_PROCESSOR = "payment-processor";

/** Whether logs of the contract are believed as those of this protocol: anyone can emit logs that look the same. */
export function isMarketplace(account: Bytes, protocol: string, network: Facts): bool {
  if (protocol == SEAPORT && includes(SEAPORTS, account)) return true;
  const configured = network.parts("marketplaces");
  for (let i = 0; i < configured.length; i++) {
    const address = configured[i].account("address");
    if (address === null || !address.equals(account)) continue;
    const spoken = configured[i].text("protocol");
    if (spoken !== null && spoken == protocol) return true;
  }
  return false;
}

/** Whether a marketplace receives its fees on the account. */
export function isFeeRecipient(account: Bytes, network: Facts): bool {
  return includes(FEE_RECIPIENTS, account) || includes(network.accounts("feeRecipients"), account);
}

export function includes(accounts: Bytes[], account: Bytes): bool {
  for (let i = 0; i < accounts.length; i++) {
    if (accounts[i].equals(account)) return true;
  }
  return false;
}
