import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { dataAccount, dataNumber } from "../log-words";
import { TokenMovement } from "../token-movement";
import { actionKind } from "./ticket-action-kinds";

const WORD = 32;
/** Token id, external id, account, order time, base price. */
const ACTION_WORDS = 5;

/** What GET's ticket contract declares of one ticket. */
export class TicketAction {
  constructor(
    public tokenId: BigInt,
    public to: Bytes,
    /** Thousandths of a US dollar. */
    public basePrice: BigInt,
    public logIndex: i32,
    public position: i32,
  ) {}

  isMadeBy(movement: TokenMovement): bool {
    return this.tokenId.equals(movement.tokenId) && this.to.equals(movement.to);
  }
}

/** The actions of one kind that the contract declares in these logs, in their order. */
export function readTicketActions(contract: Bytes, kind: string, logs: ethereum.Log[]): TicketAction[] {
  const actions: TicketAction[] = [];
  for (let i = 0; i < logs.length; i++) {
    if (!logs[i].address.equals(contract) || logs[i].topics.length != 1) continue;
    if (actionKind(logs[i].topics[0]) == kind) appendActions(logs[i], actions);
  }
  return actions;
}

/** Whether the log declares sales of at least one ticket. */
export function declaresSales(log: ethereum.Log): bool {
  if (log.topics.length != 1) return false;
  const kind = actionKind(log.topics[0]);
  if (kind != "PRIMARY" && kind != "SECONDARY") return false;
  const actions: TicketAction[] = [];
  appendActions(log, actions);
  return actions.length > 0;
}

/** Appends nothing when the log's data end before its list does. */
function appendActions(log: ethereum.Log, actions: TicketAction[]): void {
  const offset = dataNumber(log, 0);
  if (!offset.isI32() || offset.toI32() % WORD != 0) return;
  const start = offset.toI32() / WORD;
  const words = log.data.length / WORD;
  if (start >= words) return;
  const count = dataNumber(log, start);
  if (!count.isI32() || count.toI32() > (words - start - 1) / ACTION_WORDS) return;
  const index = log.logIndex.toI32();
  for (let i = 0; i < count.toI32(); i++) {
    const first = start + 1 + i * ACTION_WORDS;
    const to = dataAccount(log, first + 2);
    actions.push(new TicketAction(dataNumber(log, first), to, dataNumber(log, first + 4), index, i));
  }
}
