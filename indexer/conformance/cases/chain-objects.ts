import type { RpcBlock, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { encodeAbiParameters, type Hex, keccak256, toBytes, toHex } from "viem";
import type { BlockInput } from "../../src/engine/block-input.ts";
import type { LogSpec } from "../../test-subgraphs/chain-fixture.ts";
import { blockHash, makeBlock, SENDER, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { ConformanceBed } from "../conformance-bed.ts";
import type { ConformanceArea } from "../conformance-case.ts";
import { Failure } from "../failure.ts";
import { bareLog, describeLog, topicOf } from "../probe-logs.ts";

const ABI = "chain/ethereum/src/runtime/abi.rs";
const BLOCK = 100;

interface Changes {
  readonly block?: Partial<RpcBlock>;
  readonly transaction?: Partial<RpcTransaction>;
  readonly receipt?: Partial<RpcReceipt>;
  readonly apiVersion?: number;
}

const mapValues = <Item>(map: ReadonlyMap<string, Item>, change: Partial<Item> = {}) =>
  new Map([...map].map(([key, item]) => [key, { ...item, ...change }]));

function changedBlock(spec: LogSpec, { block, transaction, receipt }: Changes): BlockInput {
  const input = makeBlock(BLOCK, [spec], block);
  return {
    ...input,
    transactions: mapValues(input.transactions, transaction),
    receipts: mapValues(input.receipts, receipt),
  };
}

/** What a handler sees of one part of its event, by field. */
function seen(spec: LogSpec, changes: Changes = {}): () => Promise<unknown> {
  return async () => {
    const { apiVersion } = changes;
    const bed = await ConformanceBed.open(apiVersion === undefined ? {} : { apiVersion });
    const outcome = await bed.process(changedBlock(spec, changes));
    if (outcome instanceof Failure) return outcome;
    return Object.fromEntries((bed.said("result") ?? "").split("\n").map((line) => line.split("=")));
  };
}

/** One field of what a handler sees. */
function field(name: string, what: string, changes: Changes = {}): () => Promise<unknown> {
  return async () => {
    const fields = await seen(describeLog(what), changes)();
    return fields instanceof Failure ? fields : (fields as Record<string, string>)[name];
  };
}

const word = (seed: number) => `0x${seed.toString(16).padStart(64, "0")}`;

const BLOCK_FIELDS = {
  hash: blockHash(BLOCK),
  parentHash: blockHash(BLOCK - 1),
  unclesHash: word(1),
  author: `0x${"aa".repeat(20)}`,
  stateRoot: word(2),
  transactionsRoot: word(3),
  receiptsRoot: word(4),
  number: "100",
  gasUsed: "21000",
  gasLimit: "30000000",
  timestamp: "1700000100",
  difficulty: "0",
  totalDifficulty: "255",
  size: "1000",
  baseFeePerGas: "100",
};

const TRANSACTION_HASH = word(BLOCK * 1000);

const TRANSACTION_FIELDS = {
  hash: TRANSACTION_HASH,
  index: "0",
  from: SENDER,
  to: TOKEN,
  value: "1000000000000000000",
  gasLimit: "21000",
  gasPrice: "105",
  input: "0xabcdef01",
  nonce: "7",
};

const RECEIPT_FIELDS = {
  transactionHash: TRANSACTION_HASH,
  transactionIndex: "0",
  blockHash: blockHash(BLOCK),
  blockNumber: "100",
  cumulativeGasUsed: "42000",
  gasUsed: "21000",
  contractAddress: "null",
  status: "1",
  root: "null",
  logsBloom: "256 bytes",
  "log.address": TOKEN,
  "log.topics": keccak256(toBytes("Describe(string)")),
  "log.data": encodeAbiParameters([{ type: "string" }], ["receipt"]),
  "log.blockHash": blockHash(BLOCK),
  "log.blockNumber": "0x64",
  "log.transactionHash": TRANSACTION_HASH,
  "log.transactionIndex": "0",
  "log.logIndex": "0",
  "log.transactionLogIndex": "null",
  "log.logType": "null",
  "log.removed": "false",
};

const CLASSES = [
  ["block", "60"],
  ["transaction", "36"],
  ["parameters", "16"],
  ["parameter", "8"],
  ["value", "16"],
  ["name", "8"],
  ["hash", "12"],
  ["number", "12"],
  ["buffer", "32"],
  ["receipt", "44"],
  ["logs", "16"],
  ["log", "44"],
] as const;

const WHO: Hex = `0x${"77".repeat(20)}`;

/** An event with every kind of parameter, some of them indexed. */
function typedLog(): LogSpec {
  const signature = "Typed(string,uint256[2],bytes,int8,bool,address[],bytes4,(uint256,string[]),int256)";
  const data = encodeAbiParameters(
    [
      { type: "bytes" },
      { type: "int8" },
      { type: "bool" },
      { type: "address[]" },
      { type: "bytes4" },
      { type: "tuple", components: [{ type: "uint256" }, { type: "string[]" }] },
    ],
    ["0x0102", -7, true, [WHO, TOKEN as Hex], "0x01020304", [9n, ["a", "näme"]]],
  );
  const hash = keccak256(toHex("label"));
  const negative = `0x${(2n ** 256n - 5n).toString(16)}`;
  return { topics: [keccak256(toBytes(signature)), hash, topicOf(WHO), negative], data };
}

export const chainObjectsArea: ConformanceArea = {
  name: "chain-objects",
  title: "What a mapping reads of event, block, transaction, receipt and logs",
  cases: [
    {
      point: "every field of the block",
      source: `${ABI}, AscEthereumBlock_0_0_6`,
      run: seen(describeLog("block")),
      expected: BLOCK_FIELDS,
    },
    ...(
      [
        ["size", { size: undefined }, "null"],
        ["baseFeePerGas", { baseFeePerGas: undefined }, "null"],
        ["totalDifficulty", { totalDifficulty: undefined }, "0"],
        ["difficulty", { difficulty: "0xffffffffffffffffff" }, "4722366482869645213695"],
      ] as unknown as readonly [string, Partial<RpcBlock>, string][]
    ).map(([name, block, expected]) => ({
      point: `block.${name} ${Object.values(block)[0] === undefined ? "that the node does not say" : "of nine bytes"}`,
      source: `${ABI}, AscEthereumBlock_0_0_6`,
      run: field(name, "block", { block }),
      expected,
    })),
    {
      point: "every field of the transaction",
      source: `${ABI}, AscEthereumTransaction_0_0_6`,
      run: seen(describeLog("transaction")),
      expected: TRANSACTION_FIELDS,
    },
    {
      point: "transaction.to of a creation is null",
      source: `${ABI}, AscEthereumTransaction_0_0_6: to`,
      run: field("to", "transaction", { transaction: { to: null } }),
      expected: "null",
    },
    {
      point: "gasPrice since EIP-1559 is the base fee and the tip, whatever the node says",
      source:
        "chain/ethereum/src/trigger.rs, EthereumTransactionData::gas_price: effective_gas_price(base_fee)",
      run: field("gasPrice", "transaction"),
      expected: "105",
    },
    {
      point: "gasPrice is at most the max fee",
      source: "alloy's effective_gas_price: min(max_fee, base_fee + tip)",
      run: field("gasPrice", "transaction", { transaction: { maxPriorityFeePerGas: "0xffff" } }),
      expected: "200",
    },
    {
      point: "gasPrice of fees wider than a double is computed the same way: capped",
      source: "alloy's effective_gas_price: min(max_fee, base_fee + tip)",
      run: field("gasPrice", "transaction", {
        transaction: { maxFeePerGas: `0x1${"0".repeat(20)}1`, maxPriorityFeePerGas: `0xf${"0".repeat(21)}` },
      }),
      expected: (16n ** 21n + 1n).toString(),
    },
    {
      point: "gasPrice of fees wider than a double is computed the same way: base fee and tip",
      source: "alloy's effective_gas_price: min(max_fee, base_fee + tip)",
      run: field("gasPrice", "transaction", {
        transaction: { maxFeePerGas: `0xf${"0".repeat(21)}`, maxPriorityFeePerGas: `0x1${"0".repeat(20)}1` },
      }),
      expected: (16n ** 21n + 101n).toString(),
    },
    {
      point: "gasPrice without a base fee is the max fee",
      source: "alloy's effective_gas_price: base_fee None",
      run: field("gasPrice", "transaction", {
        block: { baseFeePerGas: undefined } as unknown as Partial<RpcBlock>,
      }),
      expected: "200",
    },
    {
      point: "gasPrice of a legacy transaction is its own",
      source: "alloy's effective_gas_price of TxLegacy",
      run: field("gasPrice", "transaction", {
        transaction: {
          maxFeePerGas: undefined,
          maxPriorityFeePerGas: undefined,
        } as unknown as Partial<RpcTransaction>,
      }),
      expected: "999",
    },
    {
      point: "every field of the receipt and its logs",
      source: `${ABI}, AscEthereumTransactionReceipt and AscEthereumLog`,
      run: seen(describeLog("receipt")),
      expected: RECEIPT_FIELDS,
    },
    ...(
      [
        ["status", { status: undefined, root: word(5) }, "null"],
        ["status", { status: "0x0" }, "0"],
        ["root", { status: undefined, root: word(5) }, word(5)],
        ["contractAddress", { contractAddress: WHO }, WHO],
      ] as unknown as readonly [string, Partial<RpcReceipt>, string][]
    ).map(([name, receipt, expected]) => ({
      point: `receipt.${name} ${expected}`,
      source: `${ABI}, AscEthereumTransactionReceipt`,
      run: field(name, "receipt", { receipt }),
      expected,
    })),
    {
      point: "the event's transactionLogIndex is the log's index in the block, its logType null",
      source: `${ABI}, ToAscObj<AscEthereumEvent>: transaction_log_index: log_index, log_type: null`,
      run: seen(describeLog("event")),
      expected: {
        address: TOKEN,
        logIndex: "0",
        transactionLogIndex: "0",
        logType: "null",
        parameters: "1",
      },
    },
    {
      point: "a handler that did not ask for the receipt gets null",
      source: "chain/ethereum/src/trigger.rs, LogRef::receipt",
      run: async () => Object.keys((await seen(bareLog())()) as object),
      expected: ["no receipt"],
    },
    {
      point: "objects have the sizes and classes of the module's own, and stand on 16 bytes",
      source: "graph/src/runtime/asc_ptr.rs, generate_header; graph/src/runtime/mod.rs, IndexForAscTypeId",
      run: seen(describeLog("headers")),
      expected: { event: "32", ...Object.fromEntries(CLASSES) },
    },
    {
      point:
        "before apiVersion 0.0.7 events have no receipt, before 0.0.6 blocks no base fee and transactions no nonce",
      source: "chain/ethereum/src/trigger.rs, ToAscPtr for MappingTrigger",
      run: async () => [
        await oldHeader(6, "event"),
        await oldHeader(6, "block"),
        await oldHeader(5, "block"),
        await oldHeader(5, "transaction"),
      ],
      expected: ["28", "60", "56", "32"],
    },
    {
      point: "every kind of parameter; of indexed strings and arrays only the hash",
      source:
        "chain/ethereum/src/data_source.rs, match_and_decode: parse_log; ethabi's convert_topic_param_type",
      run: seen(typedLog()),
      expected: {
        label: `1:${keccak256(toHex("label"))}`,
        pair: `1:${topicOf(WHO)}`,
        data: "2:0x0102",
        small: "3:-7",
        flag: "5:true",
        accounts: `8:(0:${WHO} 0:${TOKEN})`,
        selector: "1:0x01020304",
        order: "9:(4:9 8:(6:a 6:näme))",
        delta: "3:-5",
      },
    },
    {
      point: "a log outside of any transaction, under the block's hash, comes with an empty one",
      source:
        'chain/ethereum/src/data_source.rs, match_and_decode: "In Celo, there are Epoch Rewards events"',
      run: systemTransaction(blockHash(BLOCK)),
      expected: systemFields(blockHash(BLOCK)),
    },
    {
      point: "so does one under the hash zero",
      source: "chain/ethereum/src/data_source.rs, match_and_decode: zkSync-era",
      run: systemTransaction(word(0)),
      expected: systemFields(word(0)),
    },
  ],
};

/** Payload of an object's header under an older apiVersion. */
async function oldHeader(apiVersion: number, name: string): Promise<unknown> {
  return field(name, "headers", { apiVersion })();
}

function systemTransaction(hash: string): () => Promise<unknown> {
  return async () => {
    const bed = await ConformanceBed.open();
    const input = makeBlock(BLOCK, [describeLog("transaction")]);
    const logs = input.logs.map((log) => ({ ...log, transactionHash: hash }));
    const outcome = await bed.process({ ...input, logs, transactions: new Map() });
    if (outcome instanceof Failure) return outcome;
    return Object.fromEntries((bed.said("result") ?? "").split("\n").map((line) => line.split("=")));
  };
}

function systemFields(hash: string): Record<string, string> {
  return {
    hash,
    index: "0",
    from: `0x${"0".repeat(40)}`,
    to: "null",
    value: "0",
    gasLimit: "0",
    gasPrice: "0",
    input: "0x",
    nonce: "0",
  };
}
