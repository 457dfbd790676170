import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Sale } from "../../generated/schema";
import { recordPart } from "../entities/sale-fee";
import { askRoyalty, feeRole, RoyaltyDue } from "./fee-roles";
import { sumOf } from "./money-leg";
import { Price } from "./price";

/** Tells who got what of a resolved sale's price, in one row each, and in sum on the sale. */
export function splitPrice(sale: Sale, price: Price, organizers: Bytes[]): void {
  const isPrimary = sale.kind == "PRIMARY";
  let due: RoyaltyDue | null = null;
  if (!isPrimary) due = askRoyalty(sale.contract, sale.tokenId, price.amount);
  if (due !== null) sale.royaltyDue = due.amount;
  if (!price.hasEveryLeg || sumOf(price.legs).gt(price.amount)) return;
  let proceeds = BigInt.zero();
  let royalty = BigInt.zero();
  let fee = BigInt.zero();
  for (let i = 0; i < price.legs.length; i++) {
    const leg = price.legs[i];
    let role = feeRole(leg.recipient, sale.seller, organizers, due);
    if (isPrimary && role == "ROYALTY") role = "SELLER";
    recordPart(sale, i, role, leg.recipient, leg.amount);
    if (role == "SELLER") proceeds = proceeds.plus(leg.amount);
    else if (role == "ROYALTY") royalty = royalty.plus(leg.amount);
    else fee = fee.plus(leg.amount);
  }
  const rest = price.amount.minus(proceeds).minus(royalty).minus(fee);
  if (price.isRestSellers) proceeds = proceeds.plus(rest);
  else fee = fee.plus(rest);
  if (price.isRestSellers) recordPart(sale, price.legs.length, "SELLER", sale.seller, rest);
  else recordPart(sale, price.legs.length, "UNKNOWN", null, rest);
  sale.proceeds = proceeds;
  sale.royalty = royalty;
  sale.fee = fee;
}
