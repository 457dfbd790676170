import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Sale, SaleFee } from "../../generated/schema";

/** Records who got what of the primary sale. The log does not say who receives the fee. */
export function splitPrimarySale(sale: Sale): void {
  recordPart(sale, 0, "SELLER", sale.seller, sale.proceeds);
  recordPart(sale, 1, "PRIMARY_FEE", null, sale.fee);
}

/** Records who got what of the resale; `organizer` is null when the contract is not known. */
export function splitResale(sale: Sale, organizer: Bytes | null): void {
  recordPart(sale, 0, "SELLER", sale.seller, sale.proceeds);
  recordPart(sale, 1, "ROYALTY", organizer, sale.royalty);
  recordPart(sale, 2, "MARKETPLACE", sale.marketplace, sale.fee);
}

/** Nobody received a part of 0, so it has no row; nor has one that is not known. */
export function recordPart(
  sale: Sale,
  position: i32,
  role: string,
  recipient: Bytes | null,
  amount: BigInt | null,
): void {
  const currency = sale.currency;
  if (amount === null || amount.isZero() || currency === null) return;
  const part = new SaleFee(sale.id.concatI32(position));
  part.sale = sale.id;
  part.role = role;
  part.recipient = recipient === null || recipient.equals(Address.zero()) ? null : recipient;
  part.currency = currency;
  part.amount = amount;
  part.block = sale.block;
  part.timestamp = sale.timestamp;
  part.save();
}
