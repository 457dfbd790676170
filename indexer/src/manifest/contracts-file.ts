import { AppError } from "@facevalue/core";
import type { ConfiguredContract } from "./configured-contracts.ts";
import { type ContractShape, type ContractsFileShape, contractsFileShape } from "./contracts-file-shape.ts";
import { listProblems } from "./list-problems.ts";

export interface ContractsFile {
  readonly network: string;
  readonly chainId: number;
  /** In the order of the file; each one's context holds what the file says of it and of the network. */
  readonly contracts: readonly ConfiguredContract[];
}

/** Templates of contracts that sell no tickets themselves. */
const SELLS_NOTHING = /(Factory|Market|Processor)$/;
/** Templates whose logs concern contracts of others: they are told which ones are indexed. */
const SPEAKS_OF_OTHERS = /Processor$/;
const OF_SALES = ["organizer", "event", "tiers"] as const;

/**
 * What a network file says that lists contracts.
 * @throws BAD_CONFIGURATION naming every mistake with its path
 */
export function parseContractsFile(json: unknown): ContractsFile {
  const parsed = contractsFileShape.safeParse(json);
  if (!parsed.success) throw new AppError("BAD_CONFIGURATION", listProblems(parsed.error));
  const { network, chainId, contracts } = parsed.data;
  const names = nameContracts(contracts);
  const problems = contracts.flatMap((contract, index) =>
    findProblems(contract, index, { contracts, names }),
  );
  if (problems.length > 0) throw new AppError("BAD_CONFIGURATION", problems.join("; "));
  const ofNetwork = networkContext(parsed.data);
  const tickets = contracts.filter((contract) => !SELLS_NOTHING.test(contract.template));
  const ofOthers = networkContext({ ...parsed.data, tickets: tickets.map((contract) => contract.address) });
  return {
    network,
    chainId,
    contracts: contracts.map((contract, index) => {
      const { template, address, startBlock, endBlock } = contract;
      const ofAll = SPEAKS_OF_OTHERS.test(template) ? ofOthers : ofNetwork;
      const context = { ...ofAll, ...contractContext(contract) };
      return { name: names[index] ?? template, template, address, startBlock, endBlock, context };
    }),
  };
}

/** Without a name of its own a contract has its template's, with 2, 3, … behind it for further ones. */
function nameContracts(contracts: readonly ContractShape[]): string[] {
  const counts = new Map<string, number>();
  return contracts.map(({ name, template }) => {
    if (name !== undefined) return name;
    const count = (counts.get(template) ?? 0) + 1;
    counts.set(template, count);
    return count === 1 ? template : `${template}${count}`;
  });
}

function findProblems(
  contract: ContractShape,
  index: number,
  { contracts, names }: { contracts: readonly ContractShape[]; names: readonly string[] },
): string[] {
  const path = `contracts.${index}`;
  const { template, address } = contract;
  const problems: string[] = [];
  const namesake = names.indexOf(names[index] ?? "");
  if (namesake < index) problems.push(`${path}.name: contracts.${namesake} is named ${names[index]} too`);
  const double = contracts.findIndex((other) => other.template === template && other.address === address);
  if (double < index) problems.push(`${path}.address: contracts.${double} has it with this template already`);
  if (!SELLS_NOTHING.test(template)) return problems;
  const misplaced = OF_SALES.filter((key) => contract[key] !== undefined);
  return [...problems, ...misplaced.map((key) => `${path}.${key}: a ${template} sells no tickets itself`)];
}

function networkContext({
  marketplaces = [],
  feeRecipients = [],
  tickets = [],
}: Pick<ContractsFileShape, "marketplaces" | "feeRecipients"> & {
  readonly tickets?: readonly string[];
}): Record<string, string> {
  if (marketplaces.length + feeRecipients.length + tickets.length === 0) return {};
  const named = tickets.length === 0 ? {} : { tickets };
  return { network: JSON.stringify({ marketplaces, feeRecipients, ...named }) };
}

function contractContext({ organizer, accounts, event, tiers }: ContractShape): Record<string, string> {
  const json = JSON.stringify({
    organizer,
    accounts: isEmpty(accounts) ? undefined : accounts,
    event: event === undefined || isEmpty(Object.values(event)) ? undefined : event,
    tiers: isEmpty(tiers) ? undefined : tiers,
  });
  return json === "{}" ? {} : { contract: json };
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0;
}
