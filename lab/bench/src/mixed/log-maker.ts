import { eventTicketsAbi, ticketFactoryAbi, ticketMarketAbi } from "@facevalue/contracts";
import { erc721TicketsAbi, seaportAbi } from "@facevalue/contracts/abis";
import { type AbiEvent, type AbiParameter, encodeAbiParameters, parseAbi, toEventSelector } from "viem";
import type { MadeLog } from "./made-transaction.ts";

type Values = Readonly<Record<string, unknown>>;

interface EventForm {
  readonly topic0: string;
  readonly indexed: readonly string[];
  readonly plain: readonly AbiParameter[];
}

const ERC20 = parseAbi(["event Transfer(address indexed from, address indexed to, uint256 value)"]);

const FORMS = new Map<string, EventForm>();
for (const item of [
  ...eventTicketsAbi,
  ...ticketFactoryAbi,
  ...ticketMarketAbi,
  ...erc721TicketsAbi,
  ...seaportAbi,
]) {
  if (item.type === "event") FORMS.set(item.name, toForm(item as AbiEvent));
}
FORMS.set("Paid", toForm(ERC20[0] as AbiEvent));

function toForm(event: AbiEvent): EventForm {
  return {
    topic0: toEventSelector(event),
    indexed: event.inputs.filter(({ indexed }) => indexed).map(({ name }) => name ?? ""),
    plain: event.inputs.filter(({ indexed }) => !indexed),
  };
}

/** A log as the EVM would write it; `Paid` is ERC-20's Transfer, `Transfer` ERC-721's. Indexed values are words. */
export function makeLog(address: string, eventName: string, values: Values): MadeLog {
  const form = FORMS.get(eventName);
  if (!form) throw new Error(`No contract emits ${eventName}.`);
  const topics = [form.topic0, ...form.indexed.map((name) => toWord(values[name]))];
  const data =
    form.plain.length === 0
      ? "0x"
      : encodeAbiParameters(
          form.plain,
          form.plain.map(({ name = "" }) => values[name]),
        );
  return { address, topics, data };
}

function toWord(value: unknown): string {
  const digits = typeof value === "string" ? value.slice(2) : BigInt(value as bigint | number).toString(16);
  return `0x${digits.padStart(64, "0")}`;
}

export const transferLog = (tickets: string, from: string, to: string, tokenId: number) =>
  makeLog(tickets, "Transfer", { from, to, tokenId });
export const paidLog = (currency: string, from: string, to: string, value: bigint) =>
  makeLog(currency, "Paid", { from, to, value });
export const statusLog = (tickets: string, tokenId: number, tokenStatus: number) =>
  makeLog(tickets, "TokenStatusChanged", { tokenId, tokenStatus, signature: "0x" });
