import { dataSource } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { GetEventTickets } from "../../generated/templates";
import { EventCreated } from "../../generated/templates/GetEventFactory/GetEventFactory";
import { createContractEvent } from "../entities/contract-event";
import { reportIssue } from "../entities/indexing-issue";
import { countContractAndEvent } from "../entities/organizer";
import { createTicketContract } from "../entities/ticket-contract";
import { contractFacts } from "../facts/read-facts";

/** The ticketing company that creates the event stands for its organizer, whom nothing on the chain names. */
export function handleEventCreated(log: EventCreated): void {
  const address = log.params.eventImplementationProxy;
  if (TicketContract.load(address) !== null) {
    reportIssue(log, "EventCreated", "The contract was created before.");
    return;
  }
  const organizer = log.transaction.from;
  const contract = createTicketContract(address, "GET", organizer, log);
  contract.factory = log.address;
  contract.save();
  countContractAndEvent(organizer);
  createContractEvent(contract, contractFacts(), log).save();
  GetEventTickets.createWithContext(address, dataSource.context());
}
