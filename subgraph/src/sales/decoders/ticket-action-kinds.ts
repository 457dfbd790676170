import { Bytes } from "@graphprotocol/graph-ts";

/** PrimarySale of version 2.2, and of 2 and 2.1. */
const PRIMARY_SALES: Bytes[] = [
  Bytes.fromHexString("0x007d2dd502851c9d0286089020358811503e0a4f27e696441d52abc803af48fc"),
  Bytes.fromHexString("0x7536f4f9c79a1cbe41e2a0739df4ded83b7e7890356e19f058443bc0256e4edc"),
];
/** SecondarySale of version 2.2, and of 2 and 2.1. */
const SECONDARY_SALES: Bytes[] = [
  Bytes.fromHexString("0x5ec8e1fd6d63d3ab6701e6c9f01f23015ed67585deec0cf7e7197a432806a57b"),
  Bytes.fromHexString("0xcf4e3ce2f7e364adde047ba97e589f5d59faab035175a615a2902e8f776a3e20"),
];
/** Claimed of version 2.2, and of 2 and 2.1. */
const CLAIMS: Bytes[] = [
  Bytes.fromHexString("0x9e6eda441179c1dcb732d51cd0605f30e382c35c40a5cb2dcdb4ed4d92f46a1a"),
  Bytes.fromHexString("0xfa2ec35ac48e074e7e268ef68564eaef01afe7a44f966495691d5f1bf045ab55"),
];
/** Transfered, as the contract spells it. */
const TRANSFERED: Bytes = Bytes.fromHexString(
  "0x04240d47af3819fda10861469a4cad247147c7286fda476ac9042bbee22321a9",
);

/** What one of GET's logs that goes with a movement does to its tickets: the kind of sale or transfer; empty for others. */
export function actionKind(topic: Bytes): string {
  for (let i = 0; i < PRIMARY_SALES.length; i++) {
    if (topic.equals(PRIMARY_SALES[i])) return "PRIMARY";
    if (topic.equals(SECONDARY_SALES[i])) return "SECONDARY";
    if (topic.equals(CLAIMS[i])) return "CLAIM";
  }
  return topic.equals(TRANSFERED) ? "CUSTODY" : "";
}
