/** What a local chain can be started with; what is left out has anvil's own default. */
export interface AnvilOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly chainId?: number;
  /** Unix seconds of the genesis block. */
  readonly timestamp?: number;
  /** Seconds between blocks; without it each transaction is mined at once. */
  readonly blockTime?: number;
  /** Mine only on request (evm_mine, anvil_mine). */
  readonly noMining?: boolean;
  /** Number of funded accounts of the mnemonic. */
  readonly accounts?: number;
  /** Coins of each funded account. */
  readonly balance?: number;
  readonly mnemonic?: string;
  /** Gas per block. */
  readonly gasLimit?: bigint;
  /** Base fee of the genesis block in wei. */
  readonly baseFee?: bigint;
  readonly slotsInAnEpoch?: number;
  readonly hardfork?: string;
  /** File that the chain is loaded from, if it exists, and saved to on stop. */
  readonly statePath?: string;
  /** Further command line arguments. */
  readonly args?: readonly string[];
  /** Time for the chain to answer; 30,000 unless given. */
  readonly startTimeoutMs?: number;
}

/** Anvil's command line for the options. */
export function toAnvilArguments(options: AnvilOptions): string[] {
  const values: Record<string, string | number | bigint | undefined> = {
    "--port": options.port ?? 0,
    "--chain-id": options.chainId,
    "--timestamp": options.timestamp,
    "--block-time": options.blockTime,
    "--accounts": options.accounts,
    "--balance": options.balance,
    "--mnemonic": options.mnemonic,
    "--gas-limit": options.gasLimit,
    "--base-fee": options.baseFee,
    "--slots-in-an-epoch": options.slotsInAnEpoch,
    "--hardfork": options.hardfork,
    "--state": options.statePath,
  };
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
  return [
    "--host",
    "127.0.0.1",
    ...pairs,
    ...(options.noMining ? ["--no-mining"] : []),
    ...(options.args ?? []),
  ];
}
