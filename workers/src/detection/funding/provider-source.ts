import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import * as z from "zod";
import {
  type FundingRange,
  type FundingSource,
  type FundingTransfer,
  NATIVE_COIN,
} from "./funding-source.ts";

export interface ProviderOptions {
  /** JSON-RPC URL of a provider with `alchemy_getAssetTransfers`. May hold a key: it is in no message. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** Wallets to ask about: what they received and what they sent. */
  readonly wallets: readonly ProviderWallet[];
}

export interface ProviderWallet {
  /** Lower-case hex with 0x. */
  readonly address: string;
  /** Block from which on the ticket market knows it. */
  readonly since: number;
}

const RANGE_BLOCKS = 1_000_000;
const PAGE = "0x3e8";
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;
const PAUSE_MS = 1000;

const hex = z.string().regex(/^0x[0-9a-fA-F]*$/);
const TRANSFER = z.object({
  category: z.string(),
  blockNum: hex,
  hash: hex,
  uniqueId: z.string(),
  from: hex,
  to: hex.nullable(),
  rawContract: z.object({ value: hex.nullable(), address: hex.nullable() }),
  metadata: z.object({ blockTimestamp: z.string() }),
});
const ANSWER = z.object({
  result: z.object({ transfers: z.array(TRANSFER), pageKey: z.string().optional() }).optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

/** What a provider's index of transfers knows of the wallets, native coin that contracts paid included. It does not say who signed. */
export function providerSource(options: ProviderOptions): FundingSource {
  return {
    name: "provider",
    rangeBlocks: RANGE_BLOCKS,
    read: async (range) => await readWallets(options, range, options.wallets),
    readBack: async (range) =>
      await readWallets(
        options,
        range,
        options.wallets.filter(({ since }) => since > range.to),
      ),
  };
}

async function readWallets(
  options: ProviderOptions,
  range: FundingRange,
  wallets: readonly ProviderWallet[],
): Promise<FundingTransfer[]> {
  const found = new Map<string, FundingTransfer>();
  for (const { address } of wallets) {
    for (const side of ["toAddress", "fromAddress"] as const) {
      for (const transfer of await readSide(options, range, { side, wallet: address }))
        found.set(`${transfer.transaction} ${transfer.logIndex} ${transfer.position}`, transfer);
    }
  }
  return [...found.values()];
}

async function readSide(
  options: ProviderOptions,
  { from, to }: FundingRange,
  { side, wallet }: { side: "toAddress" | "fromAddress"; wallet: string },
): Promise<FundingTransfer[]> {
  const transfers: FundingTransfer[] = [];
  let pageKey: string | undefined;
  do {
    const result = await ask(options, {
      fromBlock: `0x${from.toString(16)}`,
      toBlock: `0x${to.toString(16)}`,
      [side]: wallet,
      category: ["external", "internal", "erc20"],
      withMetadata: true,
      excludeZeroValue: true,
      order: "asc",
      maxCount: PAGE,
      ...(pageKey === undefined ? {} : { pageKey }),
    });
    transfers.push(...result.transfers.flatMap(toTransfer));
    pageKey = result.pageKey;
  } while (pageKey !== undefined);
  return transfers;
}

function toTransfer(told: z.output<typeof TRANSFER>): FundingTransfer[] {
  const { value, address } = told.rawContract;
  if (told.to === null || value === null) return [];
  const isNative = told.category !== "erc20";
  const log = /:log:(\d+)$/.exec(told.uniqueId)?.[1];
  return [
    {
      block: Number(told.blockNum),
      time: Math.floor(Date.parse(told.metadata.blockTimestamp) / 1000),
      transaction: told.hash.toLowerCase(),
      logIndex: isNative ? -1 : Number(log ?? -1),
      position: told.category === "external" || log !== undefined ? 0 : positionOf(told.uniqueId),
      from: told.from.toLowerCase(),
      to: told.to.toLowerCase(),
      caller: told.category === "external" ? told.from.toLowerCase() : null,
      currency: isNative ? NATIVE_COIN : (address ?? NATIVE_COIN).toLowerCase(),
      amount: BigInt(value === "0x" ? 0 : value),
    },
  ];
}

/** The provider tells payments within a transaction apart by a text; a number that it gives, after that of the transaction's own payment. */
function positionOf(uniqueId: string): number {
  return 1 + (createHash("sha256").update(uniqueId).digest().readUInt32BE(0) >>> 2);
}

async function ask(
  { url, signal }: ProviderOptions,
  params: object,
): Promise<NonNullable<z.output<typeof ANSWER>["result"]>> {
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "alchemy_getAssetTransfers",
    params: [params],
  });
  for (let attempt = 1; ; attempt += 1) {
    const problem = await askOnce({ url, signal, body });
    if (typeof problem !== "string") return problem;
    signal.throwIfAborted();
    if (attempt === ATTEMPTS) {
      const message = `the provider of transfers at ${new URL(url).host} cannot be used: ${problem}: check --funding-url`;
      throw new AppError("RPC_FAILED", message, { retryable: true });
    }
    await sleep(PAUSE_MS * 2 ** (attempt - 1), undefined, { signal });
  }
}

/** The result, or what is wrong. */
async function askOnce({ url, signal, body }: { url: string; signal: AbortSignal; body: string }) {
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return `it answers with status ${response.status}`;
    }
    const answer = ANSWER.safeParse(await response.json());
    if (!answer.success) return "its answer is not one of alchemy_getAssetTransfers";
    return answer.data.result ?? `it answers: ${answer.data.error?.message.slice(0, 200) ?? "no result"}`;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error
      ? error.cause instanceof Error
        ? error.cause.message
        : error.name
      : "no answer";
  }
}
