import { type Answer, truthOf, wordOf } from "./answer.ts";
import type { ComparisonContext } from "./compare-subject.ts";
import { type Comparison, limitOf, NOBODY } from "./comparison.ts";
import { ask } from "./encode-call.ts";
import type { TicketSubject } from "./subject.ts";

type StatusReader = Pick<Comparison, "questions" | "read">;

/** Where the ticket stands, asked in its family's way. Of a burned ticket only GET's contracts keep a status. */
export function compareStatus(ticket: TicketSubject, context: ComparisonContext): Comparison[] {
  const { contract, family, tokenId, status, expiresAt } = ticket;
  if (ticket.owner === NOBODY && family !== "GET") return [];
  const about = { contract, family, tokenId: tokenId.toString(), of: null } as const;
  if (family !== "UNLOCK")
    return [{ ...about, field: "status", indexed: status, ...readerOf(ticket, context) }];
  const questions = [ask(contract, "keyExpirationTimestampFor(uint256)", tokenId)];
  const read = keyStatus(ticket, context.blockTime);
  const comparisons: Comparison[] = [{ ...about, field: "status", indexed: status, questions, read }];
  // Without a time the tables say nothing: no log tells until when a key admits that was bought and left alone.
  if (expiresAt !== null) {
    const indexed = expiresAt.toString();
    const expiry = { indexed, questions, read: ([answer]: readonly Answer[]) => limitOf(wordOf(answer)) };
    comparisons.push({ ...about, field: "expiresAt", ...expiry });
  }
  return comparisons;
}

function readerOf(ticket: TicketSubject, { traits }: ComparisonContext): StatusReader {
  const { contract, family, tokenId, status } = ticket;
  if (family === "REFERENCE") {
    return {
      questions: [ask(contract, "ticketOf(uint256)", tokenId)],
      read: ([answer]) => tokenStatus(wordOf(answer, STATUS_OF_TICKET), status),
    };
  }
  if (family === "GET") return flagsReader(ticket);
  if (!traits.hasTicketStatus) return { questions: [], read: () => undefined };
  return {
    questions: [ask(contract, "tokenInfo(uint256)", tokenId)],
    read: ([answer]) => tokenStatus(wordOf(answer, STATUS_OF_TOKEN), status),
  };
}

/** `ticketOf` of the reference contract: event, tier, currency, price, fee, cap, status. */
const STATUS_OF_TICKET = 6;
/** `tokenInfo` of ERC-7439's reference implementation: place of the signature, status, expiry. */
const STATUS_OF_TOKEN = 1;

/** ERC-7439: 0 Sold, 1 Resell, 2 Void, which a refund makes of a ticket as well, 3 Redeemed. */
function tokenStatus(word: bigint | undefined, indexed: string): string | undefined {
  if (word === undefined || word > 3n) return undefined;
  if (word === 2n && indexed === "REFUNDED") return indexed;
  return ["VALID", "RESELL", "VOIDED", "CHECKED_IN"][Number(word)];
}

/** GET's flags stay once they are set; whether a ticket left the company's custody has none. */
function flagsReader({ contract, tokenId, status }: TicketSubject): StatusReader {
  const questions = [
    ask(contract, "isInvalidated(uint256)", tokenId),
    ask(contract, "isCheckedIn(uint256)", tokenId),
    ask(contract, "isScanned(uint256)", tokenId),
  ];
  const read = (answers: readonly Answer[]) => {
    const [isInvalidated, isCheckedIn, isScanned] = answers.map((answer) => truthOf(wordOf(answer)));
    if (isInvalidated === undefined || isCheckedIn === undefined || isScanned === undefined) return undefined;
    if (isInvalidated) return "VOIDED";
    if (isCheckedIn) return "CHECKED_IN";
    if (status === "BURNED") return status;
    if (isScanned) return "SCANNED";
    return status === "CLAIMED" || status === "RESELL" ? status : "VALID";
  };
  return { questions, read };
}

const ENDED = new Set(["EXPIRED", "REFUNDED", "VOIDED"]);

/** A lock knows until when a key is valid, not why it ended. A key that ran out has no log, so it is VALID in the tables. */
function keyStatus({ status, expiresAt }: TicketSubject, blockTime: bigint): Comparison["read"] {
  const hasEnded = ENDED.has(status);
  const isIndexedOpen = !hasEnded && (expiresAt === null || expiresAt > blockTime);
  return ([answer]) => {
    const expiry = wordOf(answer);
    if (expiry === undefined) return undefined;
    const isOpen = expiry > blockTime;
    if (isOpen === isIndexedOpen) return status;
    if (!hasEnded && expiresAt === null) return undefined;
    return isOpen ? "VALID" : "EXPIRED";
  };
}
