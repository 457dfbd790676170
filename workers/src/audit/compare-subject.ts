import { type Answer, accountOf, wordOf } from "./answer.ts";
import { compareStatus } from "./compare-status.ts";
import { type Comparison, NOBODY } from "./comparison.ts";
import type { ContractTraits } from "./contract-traits.ts";
import { ask } from "./encode-call.ts";
import type { AuditSubject, HoldingSubject, TicketSubject } from "./subject.ts";

export interface ComparisonContext {
  readonly traits: ContractTraits;
  /** Time of the block, unix seconds. */
  readonly blockTime: bigint;
}

/** What the chain is asked of a ticket or a holding. */
export function compareSubject(subject: AuditSubject, context: ComparisonContext): Comparison[] {
  if (subject.kind === "holding") return [compareQuantity(subject)];
  return [compareOwner(subject, context.traits), ...compareStatus(subject, context)];
}

function compareOwner(ticket: TicketSubject, { isErc721 }: ContractTraits): Comparison {
  const { contract, family, tokenId, owner } = ticket;
  const read = ([answer]: readonly Answer[]) => {
    // ERC-721: a token that nobody owns makes `ownerOf` revert.
    if (answer?.isReverted === true) return isErc721 ? NOBODY : undefined;
    const found = accountOf(wordOf(answer));
    return found === NOBODY && isTakenFromHolder(ticket) ? owner : found;
  };
  const questions = [ask(contract, "ownerOf(uint256)", tokenId)];
  return {
    contract,
    family,
    tokenId: tokenId.toString(),
    of: null,
    field: "owner",
    indexed: owner,
    questions,
    read,
  };
}

/** Locks up to version 12 forget who held a key when it is cancelled, and no log of a movement tells it. */
function isTakenFromHolder({ family, status }: TicketSubject): boolean {
  return family === "UNLOCK" && (status === "REFUNDED" || status === "VOIDED");
}

function compareQuantity({ contract, family, tokenId, owner, quantity }: HoldingSubject): Comparison {
  return {
    contract,
    family,
    tokenId: tokenId.toString(),
    of: owner,
    field: "quantity",
    indexed: quantity.toString(),
    questions: [ask(contract, "balanceOf(address,uint256)", BigInt(owner), tokenId)],
    read: ([answer]) => wordOf(answer)?.toString(),
  };
}
