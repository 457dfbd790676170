import { join } from "node:path";
import type { Abi } from "viem";
import { type Artefact, CONTRACTS_FOLDER } from "./sources.ts";

export const SUBGRAPH_ABIS_FOLDER: string = join(CONTRACTS_FOLDER, "../subgraph/abis");

/** The hand-written ABIs of other people's contracts, as files of the subgraph. */
export async function renderForeignAbis(): Promise<Artefact[]> {
  // Loading them takes as long as a build that has nothing to do, which therefore does not.
  const abis = await import("../abis/index.ts");
  const files: Readonly<Record<string, Abi>> = {
    Erc721Tickets: abis.erc721TicketsAbi,
    Erc1155Tickets: abis.erc1155TicketsAbi,
    UnlockFactory: abis.unlockFactoryAbi,
    PublicLock: abis.publicLockAbi,
    Seaport: abis.seaportAbi,
    GetEventFactory: abis.getEventFactoryAbi,
    GetEventTickets: abis.getEventTicketsAbi,
    PaymentProcessor: abis.paymentProcessorAbi,
  };
  return Object.entries(files).map(([file, abi]) => ({
    path: join(SUBGRAPH_ABIS_FOLDER, `${file}.json`),
    content: `${JSON.stringify(abi.map(spellOut), null, 2)}\n`,
  }));
}

/** Adds what solc writes and viem leaves out: that an event is not anonymous and which inputs are not indexed. */
function spellOut(item: Abi[number]): unknown {
  if (item.type !== "event") return item;
  const inputs = item.inputs.map((input) => ({ ...input, indexed: input.indexed === true }));
  return { ...item, anonymous: false, inputs };
}
