import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { encodeAbiParameters, type Hex, keccak256, parseAbiItem, toEventSelector, toHex } from "viem";
import type { ChainSource } from "../evidence/chain/chain-source.ts";
import type { EvidenceRow } from "../evidence/read-reasoned-flags.ts";

interface Sent {
  readonly time: number;
  readonly from?: string;
  readonly to?: string;
  readonly value?: bigint;
  readonly nonce?: number;
  /** Hex. */
  readonly input?: string;
  readonly hasFailed?: boolean;
}

/** A log by its contract, its event as in Solidity, and the values; named so that evidence can point to it. */
interface Emitted {
  readonly name: string;
  readonly address: string;
  readonly event: string;
  readonly values: readonly unknown[];
}

/** A chain written by hand, a transaction per block, that answers as a node would. */
export class RawChain implements ChainSource {
  readonly #blocks: RpcBlock[] = [];
  readonly #receipts: RpcReceipt[] = [];
  readonly #named = new Map<string, EvidenceRow>();

  /** Adds a block with one transaction. @param name of the transaction, as evidence of native coin */
  send(name: string, sent: Sent, ...logs: readonly Emitted[]): void {
    const block = this.#blocks.length;
    const hash = keccak256(toHex(`transaction ${block}`));
    const from = sent.from ?? account("nobody");
    const transaction = {
      hash,
      from,
      to: sent.to ?? account("contract"),
      value: quantity(sent.value ?? 0n),
      nonce: quantity(sent.nonce ?? 100),
      input: sent.input ?? "0x",
    } as RpcTransaction;
    const [number, blockHash] = [quantity(block), keccak256(toHex(`block ${block}`))];
    this.#blocks.push({
      number,
      hash: blockHash,
      timestamp: quantity(sent.time),
      transactions: [transaction],
    } as unknown as RpcBlock);
    const receiptLogs = logs.map((log, index): RpcLog => {
      this.#named.set(log.name, { transaction: hash, logIndex: index, block });
      const place = { blockNumber: number, blockHash, transactionHash: hash, logIndex: quantity(index) };
      return { ...encode(log), ...place, transactionIndex: "0x0" };
    });
    const status = sent.hasFailed === true ? "0x0" : "0x1";
    this.#receipts.push({ transactionHash: hash, status, logs: receiptLogs } as unknown as RpcReceipt);
    this.#named.set(name, { transaction: hash, logIndex: null, block });
  }

  /** Where something named stands. */
  at(name: string): EvidenceRow {
    const row = this.#named.get(name);
    if (row === undefined) throw new RangeError(`nothing is named ${name}`);
    return row;
  }

  get newestBlock(): number {
    return this.#blocks.length - 1;
  }

  readonly getLogs: ChainSource["getLogs"] = async ({ addresses, topics0, fromBlock, toBlock }) => {
    const logs = this.#receipts
      .slice(fromBlock, toBlock + 1)
      .flatMap((receipt) => receipt.logs)
      .filter(({ address }) => addresses === null || addresses.includes(address))
      .filter(({ topics }) => topics0 === null || topics0.includes(topics[0] ?? ""));
    return { logs };
  };

  readonly getBlocks: ChainSource["getBlocks"] = async (numbers) =>
    numbers.map((number) => this.#blocks[number] as RpcBlock);

  readonly getReceipts: ChainSource["getReceipts"] = async () =>
    new Map(this.#receipts.map((receipt) => [receipt.transactionHash, receipt]));
}

/** An address that is told from others by its name. */
export function account(name: string): Hex {
  return `0x${keccak256(toHex(name)).slice(-40)}`;
}

function encode({ address, event, values }: Emitted): Pick<RpcLog, "address" | "topics" | "data"> {
  const item = parseAbiItem(`event ${event}`) as unknown as {
    inputs: readonly { type: string; indexed?: boolean }[];
  };
  const inputs = item.inputs.map((input, index) => ({ input, value: values[index] }));
  const isIndexed = ({ input }: (typeof inputs)[number]) => input.indexed === true;
  const topics = inputs
    .filter(isIndexed)
    .map(({ input, value }) => encodeAbiParameters([{ type: input.type }], [value]));
  const plain = inputs.filter((each) => !isIndexed(each));
  const data = encodeAbiParameters(
    plain.map(({ input }) => input),
    plain.map(({ value }) => value),
  );
  return { address, topics: [toEventSelector(item as never), ...topics], data };
}

function quantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`;
}
