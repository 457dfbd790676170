interface WireLog {
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly logIndex: string;
  readonly address: string;
  readonly topics: readonly string[];
  readonly transactionHash: string;
  readonly [field: string]: unknown;
}

/** How a list of logs is falsified, or only written in another way. */
export type LogLie =
  | "repeated"
  | "reversed"
  | "in capitals"
  | "marked as removed"
  | "of another fork"
  | "out of range"
  | "of another transaction"
  | "from a contract not in the bloom"
  | "left out";

export const HARMLESS_LIES: readonly LogLie[] = ["repeated", "reversed", "in capitals"];

const STRANGE = `0x${"ab".repeat(32)}`;

export function tamperLogs(logs: readonly WireLog[], lie: LogLie): unknown[] {
  const first = logs[0];
  if (first === undefined) return [];
  const withFirst = (change: object) => [{ ...first, ...change }, ...logs.slice(1)];
  switch (lie) {
    case "repeated":
      return [...logs, ...logs];
    case "reversed":
      return logs.toReversed();
    case "in capitals":
      return logs.map(toCapitals);
    case "marked as removed":
      return [{ ...first, blockHash: STRANGE, removed: true }, ...logs];
    case "of another fork":
      return withFirst({ blockHash: STRANGE });
    case "out of range":
      return [...logs, { ...first, blockNumber: "0xffffff" }];
    case "of another transaction":
      return withFirst({ transactionHash: STRANGE });
    case "from a contract not in the bloom":
      return [...logs, { ...first, logIndex: "0xfff", topics: [STRANGE] }];
    case "left out":
      return [];
  }
}

function toCapitals(log: WireLog): WireLog {
  const capitals = (hex: string) => `0x${hex.slice(2).toUpperCase()}`;
  return {
    ...log,
    blockNumber: `0x000${log.blockNumber.slice(2)}`,
    blockHash: capitals(log.blockHash),
    address: capitals(log.address),
    transactionHash: capitals(log.transactionHash),
    topics: log.topics.map(capitals),
  };
}
