import { type CellSink, decodeAmount } from "@facevalue/db";
import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import type { NumberColumn } from "../../columns/number-column.ts";
import { NONE } from "./detection-facts.ts";
import { numberFinder } from "./number-finder.ts";

const TOKEN_BYTES = 32;

/**
 * Sinks of the columns `ticket`, `contract` and `token_id`, in this order: a ticket without a number of its own gets the same kind of key as the
 * others, contract and then token id.
 */
export function ticketSinks(
  tickets: ByteDictionary,
  column: NumberColumn<Int32Array<ArrayBuffer>>,
): Record<"ticket" | "contract" | "token_id", CellSink> {
  let contract = Buffer.alloc(0);
  let isNumbered = false;
  const numberOf = numberFinder(tickets);
  return {
    ticket: (bytes, at, length) => {
      isNumbered = length >= 0;
      if (isNumbered) column.push(numberOf(bytes, at, at + length));
    },
    contract: (bytes, at, length) => {
      if (!isNumbered) contract = Buffer.from(bytes.subarray(at, at + Math.max(0, length)));
    },
    token_id: (bytes, at, length) => {
      if (isNumbered) return;
      column.push(length < 0 ? NONE : tickets.add(keyOf(contract, decodeAmount(bytes, at))));
    },
  };
}

function keyOf(contract: Buffer, tokenId: bigint): Buffer {
  const hex = BigInt.asUintN(TOKEN_BYTES * 8, tokenId)
    .toString(16)
    .padStart(TOKEN_BYTES * 2, "0");
  return Buffer.concat([contract, Buffer.from(hex, "hex")]);
}
