import { join } from "node:path";
import type { CompiledContract } from "./compile.ts";
import { type Artefact, CONTRACTS_FOLDER } from "./sources.ts";
import { renderForeignAbis, SUBGRAPH_ABIS_FOLDER } from "./subgraph-abis.ts";

const RUNTIME_LIMIT_BYTES = 24_576;
/** Where the modules of each source folder go; those of tests go to the fixtures. */
const GENERATED_FOLDERS: Readonly<Record<string, string>> = {
  src: "generated",
  simulation: "generated/simulation",
};
/** ABI file of the subgraph → contract of ours or of the library that it describes. */
const SUBGRAPH_ABIS = {
  TicketFactory: "TicketFactory",
  EventTickets: "EventTickets",
  TicketMarket: "TicketMarket",
  ERC20: "IERC20Metadata",
} as const;

/** Every file that the build writes. Throws when a contract is larger than EIP-170 allows. */
export async function renderArtefacts(contracts: readonly CompiledContract[]): Promise<Artefact[]> {
  const own = contracts.filter(({ source, bytecode }) => !source.startsWith("@") && bytecode !== "0x");
  for (const { name, runtimeBytes } of own) {
    if (runtimeBytes > RUNTIME_LIMIT_BYTES) {
      throw new Error(`${name} has ${runtimeBytes} bytes of code; EIP-170 allows ${RUNTIME_LIMIT_BYTES}.`);
    }
  }
  return [
    ...own.map(renderJson),
    ...own.map(renderTypeScript),
    ...Object.entries(SUBGRAPH_ABIS).map(([file, name]) => ({
      path: join(SUBGRAPH_ABIS_FOLDER, `${file}.json`),
      content: `${JSON.stringify(requireContract(contracts, name).abi, null, 2)}\n`,
    })),
    ...(await renderForeignAbis()),
    { path: join(SUBGRAPH_ABIS_FOLDER, ".gitignore"), content: "*\n" },
  ];
}

function renderJson({ name, abi, bytecode }: CompiledContract): Artefact {
  return {
    path: join(CONTRACTS_FOLDER, `build/${name}.json`),
    content: `${JSON.stringify({ abi, bytecode }, null, 2)}\n`,
  };
}

/** A module of constants, so that viem infers names and types of functions and events from the ABI. */
function renderTypeScript({ name, source, abi, bytecode }: CompiledContract): Artefact {
  const folder = GENERATED_FOLDERS[source.split("/")[0] ?? ""] ?? "generated/fixtures";
  const file = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  const identifier = name.charAt(0).toLowerCase() + name.slice(1);
  const content = [
    `// Generated from ${source} by scripts/build.ts.`,
    `export const ${identifier}Abi = ${JSON.stringify(abi, null, 2)} as const;`,
    `export const ${identifier}Bytecode: \`0x\${string}\` =\n  "${bytecode}";`,
  ];
  return { path: join(CONTRACTS_FOLDER, folder, `${file}.ts`), content: `${content.join("\n\n")}\n` };
}

function requireContract(contracts: readonly CompiledContract[], name: string): CompiledContract {
  const contract = contracts.find((candidate) => candidate.name === name);
  if (!contract) throw new Error(`The sources declare no contract ${name}, which the subgraph needs.`);
  return contract;
}
