import type { NullReason } from "@facevalue/core";
import type { WashEvidence } from "../../wash/wash-evidence.ts";
import { type SaleVerdict, WASH_CODES, type WashCode } from "../../wash/wash-verdict.ts";
import type { TradeRow } from "./tables.ts";

type Flags = Pick<TradeRow, "wash_01" | "wash_02" | "wash_03" | "wash_04" | "wash_05" | "wash_06">;

/** These need the ticket's number. */
const OF_TICKET: readonly WashCode[] = ["WASH-02", "WASH-03"];

/** Whether each code holds, null where that is not known, and why. */
export function codeFlags(
  { sale, reason, findings }: SaleVerdict,
  { funding }: WashEvidence,
): Flags & { readonly unknown_reason: NullReason | null } {
  const held = new Set(findings.map(({ code }) => code));
  const isUnnumbered = sale.ticket === null;
  const flags = WASH_CODES.map((code): boolean | null => {
    if (reason === "SERVICE_WALLET") return null;
    if (held.has(code)) return true;
    if (code === "WASH-01") return false;
    if (isUnnumbered) return null;
    if (OF_TICKET.includes(code)) return false;
    return funding === null || (code !== "WASH-04" && sale.price === null) ? null : false;
  });
  const missing = funding === null ? "FUNDING_UNTRACED" : "PRICE_UNKNOWN";
  const why = reason === "SERVICE_WALLET" ? reason : isUnnumbered ? "TICKETS_UNNUMBERED" : missing;
  const [wash_01 = null, wash_02 = null, wash_03 = null, wash_04 = null, wash_05 = null, wash_06 = null] =
    flags;
  return {
    wash_01,
    wash_02,
    wash_03,
    wash_04,
    wash_05,
    wash_06,
    unknown_reason: flags.includes(null) ? why : null,
  };
}
