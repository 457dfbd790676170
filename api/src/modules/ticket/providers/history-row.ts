import { AppError, toHex } from "@facevalue/core";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type { ListingEnd, TicketStatus, TransferKind } from "../../../generated/resolver-types.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { HistoryRecord } from "../history-record.ts";

/** A row of any of the tables that tell of tickets. */
export interface HistoryRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly source: "transfer" | "sale" | "listing" | "status";
  /** Kind or status, as the table calls it. */
  readonly kind: string;
  /** Sender, seller or holder. */
  readonly account: Buffer;
  readonly recipient: Buffer | null;
  readonly amount: string | null;
  readonly currency: Buffer | null;
  readonly sale: Buffer | null;
  readonly transaction: Buffer;
  readonly log_index: number;
  readonly block: number;
  readonly timestamp: string;
}

const NOBODY = `0x${"00".repeat(20)}`;

export function toHistoryRecord(row: HistoryRow): HistoryRecord {
  const chainId = Number(row.chain_id);
  const place = {
    chainId,
    transactionHash: toHex(row.transaction),
    logIndex: row.log_index,
    block: BigInt(row.block),
    timestamp: fromUnixSeconds(row.timestamp),
  };
  if (row.source === "transfer") return toMovement(row, place);
  if (row.source === "sale") return { __typename: "TicketSold", ...place, sale: toHex(row.id) };
  const money = toMoney(chainId, row.amount, row.currency);
  const account = toHex(row.account);
  if (row.source === "status") {
    const status = row.kind as TicketStatus;
    return { __typename: "TicketStatusChanged", ...place, status, holder: account, refund: money };
  }
  if (money === null) throw new AppError("INTERNAL", `the listing change ${toHex(row.id)} has no price`);
  const offer = { ...place, seller: account, price: money };
  if (row.kind === "LISTED") return { __typename: "TicketListed", ...offer };
  if (row.kind === "PRICE_CHANGED") return { __typename: "TicketPriceChanged", ...offer };
  return { __typename: "TicketDelisted", ...offer, end: row.kind as ListingEnd };
}

type Place = Pick<HistoryRecord, "chainId" | "transactionHash" | "logIndex" | "block" | "timestamp">;

function toMovement({ kind, account, recipient, sale }: HistoryRow, place: Place): HistoryRecord {
  const to = recipient === null ? NOBODY : toHex(recipient);
  if (kind === "MINT") return { __typename: "TicketIssued", ...place, holder: to };
  return {
    __typename: "TicketTransferred",
    ...place,
    kind: kind as TransferKind,
    from: toHex(account),
    to: to === NOBODY ? null : to,
    delivers: sale && toHex(sale),
  };
}
