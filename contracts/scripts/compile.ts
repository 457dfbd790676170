import { readFileSync } from "node:fs";
import { resolvePackageFile } from "./sources.ts";

export interface CompiledContract {
  readonly name: string;
  /** The source that declares it, for example "src/TicketMarket.sol". */
  readonly source: string;
  readonly abi: readonly unknown[];
  /** Creation code as 0x hex; "0x" for interfaces and abstract contracts. */
  readonly bytecode: string;
  readonly runtimeBytes: number;
}

interface SolcDiagnostic {
  severity: "error" | "warning" | "info";
  formattedMessage: string;
  sourceLocation?: { file: string };
}

interface SolcContract {
  abi: unknown[];
  evm: { bytecode: { object: string }; deployedBytecode: { object: string } };
}

interface SolcOutput {
  errors?: SolcDiagnostic[];
  contracts?: Record<string, Record<string, SolcContract>>;
}

const SETTINGS = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: "cancun",
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"] } },
};

/**
 * Compiles the sources with solc's standard JSON.
 * @throws with the compiler's own messages, on warnings too unless they are about a library.
 */
export async function compile(sources: Record<string, string>): Promise<CompiledContract[]> {
  // The compiler takes a second to load, so a build that has nothing to do never loads it.
  const { default: solc } = await import("solc");
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings: SETTINGS,
  };
  const output: SolcOutput = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport }));
  const problems = (output.errors ?? []).filter(isProblem).map(({ formattedMessage }) => formattedMessage);
  if (problems.length > 0) throw new Error(`Solidity did not compile:\n${problems.join("\n")}`);
  return Object.entries(output.contracts ?? {}).flatMap(([source, contracts]) =>
    Object.entries(contracts).map(([name, contract]) => toCompiledContract(source, name, contract)),
  );
}

function isProblem({ severity, sourceLocation }: SolcDiagnostic): boolean {
  if (severity === "error") return true;
  return severity === "warning" && !sourceLocation?.file.startsWith("@");
}

function toCompiledContract(source: string, name: string, contract: SolcContract): CompiledContract {
  return {
    name,
    source,
    abi: contract.abi,
    bytecode: `0x${contract.evm.bytecode.object}`,
    runtimeBytes: contract.evm.deployedBytecode.object.length / 2,
  };
}

function readImport(path: string): { contents: string } | { error: string } {
  try {
    return { contents: readFileSync(resolvePackageFile(path), "utf8") };
  } catch (error) {
    return { error: `${path}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
