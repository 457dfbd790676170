import type { ConfiguredContract } from "@facevalue/indexer/testing";
import type { OpenSeason } from "./open-season.ts";

/** The season's contracts as a network file lists them, with what it says of them. */
export function listContracts({ season, factory, unlocks }: OpenSeason): ConfiguredContract[] {
  const { seaport, cast, market, collections } = season.grounds;
  const network = JSON.stringify({
    marketplaces: [{ protocol: "seaport", address: seaport.address }],
    feeRecipients: [cast.marketplace],
  });
  const plain = collections.filter(({ family }) => family === "ERC721");
  return [
    {
      name: "TicketFactory",
      template: "TicketFactory",
      address: factory,
      startBlock: 0,
      context: { network },
    },
    {
      name: "TicketMarket",
      template: "TicketMarket",
      address: market.address,
      startBlock: 0,
      context: { network },
    },
    ...unlocks.map((address, place) => ({
      name: `Unlock${place}`,
      template: "UnlockFactory",
      address,
      startBlock: 0,
      context: { network },
    })),
    ...plain.map(({ address, organizer }, place) => ({
      name: `PlainTickets${place}`,
      template: "Erc721Tickets",
      address,
      startBlock: 0,
      context: { contract: JSON.stringify({ organizer }), network },
    })),
  ];
}
