import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Meta {
  readonly chainId: number;
  readonly factory: string;
  readonly market: string;
}

/** Writes the indexer's network file for a world, from what its `chain/meta.json` says, and gives its chain id. */
export function writeNetworkFile(folder: string, path: string): number {
  const { chainId, factory, market } = JSON.parse(
    readFileSync(join(folder, "chain/meta.json"), "utf8"),
  ) as Meta;
  const contracts = [
    { template: "TicketFactory", address: factory, startBlock: 0 },
    { template: "TicketMarket", address: market, startBlock: 0 },
  ];
  writeFileSync(path, `${JSON.stringify({ network: "world", chainId, contracts }, null, 2)}\n`);
  return chainId;
}
