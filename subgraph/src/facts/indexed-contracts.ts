import { Bytes } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { includes } from "./marketplaces";
import { networkFacts } from "./read-facts";

/**
 * Whether the contract's tickets are indexed: it has a row, or the network file lists it under `tickets`, since a contract
 * that no factory creates gets its row with its first log only, and terms may be set before it issues anything.
 */
export function isIndexedContract(contract: Bytes): bool {
  if (TicketContract.load(contract) !== null) return true;
  return includes(networkFacts().accounts("tickets"), contract);
}
