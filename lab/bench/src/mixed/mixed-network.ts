import {
  FACTORY,
  hasTier,
  MARKET,
  MARKETPLACE_FEES,
  organizerOf,
  PLAIN_CONTRACTS,
  SEAPORT,
  TIER,
} from "./accounts.ts";

/** The network file that names the mixed chain's contracts. */
export function mixedNetwork(chainId: number): object {
  const plain = PLAIN_CONTRACTS.map((address, number) => ({
    template: "Erc721Tickets",
    address,
    startBlock: 0,
    organizer: organizerOf(address),
    event: { name: `Night ${number}`, category: "concert", timeZone: "Europe/Berlin", fiat: "EUR" },
    ...(hasTier(address) && { tiers: [tier()] }),
  }));
  return {
    network: "bench",
    chainId,
    marketplaces: [{ protocol: "seaport", address: SEAPORT }],
    feeRecipients: [MARKETPLACE_FEES],
    contracts: [
      { template: "TicketFactory", address: FACTORY, startBlock: 0 },
      { template: "TicketMarket", address: MARKET, startBlock: 0 },
      ...plain,
    ],
  };
}

function tier() {
  const { price, fee, currency } = TIER;
  return { name: "Floor", currency, price: price.toString(), fee: fee.toString() };
}
