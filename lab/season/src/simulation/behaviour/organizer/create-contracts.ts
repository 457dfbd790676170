import { send } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";

/** Every organizer creates its ticket contract, in the order that their addresses follow from. */
export function createContracts(simulation: Simulation): void {
  for (const [index, { wallet, boxOffice, tickets, name }] of simulation.organizers.entries()) {
    send(simulation, wallet, { kind: "createTicketContract", name, symbol: `T${index + 1}` });
    const operator = boxOffice.address;
    send(simulation, wallet, { kind: "setGateOperator", tickets, operator, isAllowed: true });
  }
}
