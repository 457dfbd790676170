import { TicketContract } from "../../generated/schema";
import { TicketContractCreated } from "../../generated/TicketFactory/TicketFactory";
import { EventTickets } from "../../generated/templates";
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
  createTicketContract(address, organizer.id, log);
  EventTickets.create(address);
}
