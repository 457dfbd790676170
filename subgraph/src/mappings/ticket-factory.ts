import { dataSource } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { EventTickets } from "../../generated/templates";
import { TicketContractCreated } from "../../generated/templates/TicketFactory/TicketFactory";
import { reportIssue } from "../entities/indexing-issue";
import { loadOrCreateOrganizer } from "../entities/organizer";
import { createTicketContract } from "../entities/ticket-contract";

export function handleTicketContractCreated(log: TicketContractCreated): void {
  const address = log.params.tickets;
  if (TicketContract.load(address) !== null) {
    reportIssue(log, "TicketContractCreated", "The contract was created before.");
    return;
  }
  const organizer = loadOrCreateOrganizer(log.params.organizer);
  organizer.contractCount += 1;
  organizer.save();
  const contract = createTicketContract(address, "REFERENCE", organizer.id, log);
  contract.factory = log.address;
  contract.save();
  EventTickets.createWithContext(address, dataSource.context());
}
