import { ethereum } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { Erc721Tickets } from "../../generated/templates/Erc721Tickets/Erc721Tickets";
import { publishTiers } from "../facts/configured-tiers";
import { contractFacts } from "../facts/read-facts";
import { createContractEvent } from "./contract-event";
import { countContractAndEvent } from "./organizer";
import { createTicketContract } from "./ticket-contract";

/**
 * Creates the rows of a contract that emits nothing of its event when its first log is seen: from what the network file says
 * of it and the contract answers.
 */
export function touchConfiguredContract(family: string, log: ethereum.Event): void {
  if (TicketContract.load(log.address) !== null) return;
  const facts = contractFacts();
  const organizer = facts.account("organizer");
  const contract = createTicketContract(log.address, family, organizer, log);
  const answer = Erc721Tickets.bind(log.address).try_name();
  if (!answer.reverted && answer.value.length > 0) contract.name = answer.value;
  contract.save();
  countContractAndEvent(organizer);
  const event = createContractEvent(contract, facts, log);
  event.capacity = publishTiers(event, facts);
  event.save();
}
