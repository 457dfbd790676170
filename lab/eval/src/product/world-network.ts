import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@facevalue/core";

/** A contract as a network file lists it. */
export interface WorldContract {
  readonly template: string;
  readonly address: string;
  readonly startBlock: number;
}

/** What is to be indexed of a world's chain. */
export interface WorldNetwork {
  readonly chainId: number;
  readonly contracts: readonly WorldContract[];
  /** The smallest of the contracts'. */
  readonly startBlock: number;
  /** Of the network file that the world brings; null where `chain/meta.json` names its contracts. */
  readonly file: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * From the world's own `chain/network.json`, in the form that `facevalue index --network-file` takes, else from its `chain/meta.json`; null without both.
 * @throws BAD_USER_INPUT when the file does not list contracts
 */
export function readWorldNetwork(folder: string): WorldNetwork | null {
  const file = join(folder, "chain/network.json");
  if (existsSync(file)) {
    const { chainId, contracts } = readJson(file);
    if (!Array.isArray(contracts) || contracts.length === 0 || !Number.isInteger(chainId))
      throw new AppError(
        "BAD_USER_INPUT",
        `${file} must have a chainId and a list of contracts, as for facevalue index --network-file.`,
      );
    return toNetwork(Number(chainId), contracts.map(toContract), file);
  }
  const meta = join(folder, "chain/meta.json");
  if (!existsSync(meta)) return null;
  const { chainId, factory, market } = readJson(meta);
  const contracts = [
    { template: "TicketFactory", address: String(factory), startBlock: 0 },
    { template: "TicketMarket", address: String(market), startBlock: 0 },
  ];
  return toNetwork(Number(chainId), contracts, null);
}

function readJson(file: string): Fields {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")) as Fields;
  } catch (cause) {
    throw new AppError("BAD_USER_INPUT", `${file} is not JSON: correct the file.`, { cause });
  }
}

const toContract = ({ template, address, startBlock }: Fields): WorldContract => ({
  template: String(template),
  address: String(address).toLowerCase(),
  startBlock: Number(startBlock ?? 0),
});

function toNetwork(chainId: number, contracts: readonly WorldContract[], file: string | null): WorldNetwork {
  const startBlock = contracts.reduce((least, each) => Math.min(least, each.startBlock), Infinity);
  return { chainId, contracts, startBlock, file };
}
