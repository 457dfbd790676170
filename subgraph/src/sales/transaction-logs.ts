import { ethereum } from "@graphprotocol/graph-ts";
import { Fill } from "./fill";
import { readFills } from "./read-fills";
import { readMovements } from "./read-movements";
import { TokenMovement } from "./token-movement";

/** What the logs of one transaction tell of sales, read once. */
export class TransactionLogs {
  constructor(
    public all: ethereum.Log[],
    /** What moved, of every contract; tokens of which none moved are left out. */
    public movements: TokenMovement[],
    /** Filled orders of known marketplaces. */
    public fills: Fill[],
  ) {}
}

/** Reads the receipt of the log's transaction; the handler's manifest entry asks for it. */
export function readTransactionLogs(log: ethereum.Event): TransactionLogs {
  const logs = log.receipt!.logs;
  const movements: TokenMovement[] = [];
  for (let i = 0; i < logs.length; i++) {
    const moved = readMovements(logs[i]);
    for (let j = 0; j < moved.length; j++) {
      if (!moved[j].quantity.isZero()) movements.push(moved[j]);
    }
  }
  return new TransactionLogs(logs, movements, readFills(logs));
}
