import { toHex } from "@facevalue/core";
import type { MoneyRecord } from "./money-record.ts";

/** An amount from its two columns; null when either is. */
export function toMoney(chainId: number, raw: string, currency: Buffer): MoneyRecord;
export function toMoney(chainId: number, raw: string | null, currency: Buffer | null): MoneyRecord | null;
export function toMoney(chainId: number, raw: string | null, currency: Buffer | null): MoneyRecord | null {
  if (raw === null || currency === null) return null;
  return { raw: BigInt(raw), currency: { chainId, key: toHex(currency) } };
}
