import { writeFileSync } from "node:fs";
import { type Address, zeroAddress } from "viem";
import type { World } from "../actions/world.ts";
import type { ChainFiles } from "./chain-files.ts";
import type { ChainCounts } from "./chain-writer.ts";
import { labelsCsv } from "./labels-csv.ts";

const NATIVE = { account: zeroAddress, symbol: "ETH", decimals: 18 };
const DEPLOYMENT_BLOCK = 1;

/** Writes what a reader needs beside the blocks: the network file, the rates, the known accounts, and last of all meta.json. */
export function writeChainMeta(
  files: ChainFiles,
  { deployment, rates, labels }: World,
  { organizers, counts }: { readonly organizers: Iterable<Address>; readonly counts: ChainCounts },
): void {
  const { chainId, factory, market } = deployment;
  const contracts = [
    { template: "TicketFactory", address: factory, startBlock: DEPLOYMENT_BLOCK },
    { template: "TicketMarket", address: market, startBlock: DEPLOYMENT_BLOCK },
  ];
  writeJson(files.network, { network: "world", chainId, contracts });
  writeFileSync(files.rates, ratesCsv(rates));
  writeFileSync(files.labels, labelsCsv(labels, deployment));
  const currencies = [NATIVE, ...deployment.currencies].map(({ account, symbol, decimals }) => {
    const own = rates.filter((rate) => rate.account === account);
    return {
      account,
      symbol,
      decimals,
      rates: Object.fromEntries(own.map(({ fiat, points }) => [fiat, points])),
    };
  });
  writeJson(files.meta, {
    version: 1,
    chainId,
    factory,
    market,
    currencies,
    organizers: [...organizers],
    ...counts,
  });
}

function ratesCsv(rates: World["rates"]): string {
  const lines = rates.flatMap(({ account, fiat, points }) => {
    const currency = account === zeroAddress ? "native" : account;
    return points.map(([time, rate]) => `${time},${currency},${fiat},${rate}`);
  });
  return `${["time,currency,fiat,rate", ...lines].join("\n")}\n`;
}

function writeJson(path: string, content: object): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
