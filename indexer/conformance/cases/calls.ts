import { AppError } from "@facevalue/core";
import { encodeAbiParameters, toFunctionSelector } from "viem";
import type { EthereumCall } from "../../src/engine/ethereum-call.ts";
import { blockHash, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { ConformanceBed } from "../conformance-bed.ts";
import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, Failure, possibleReorg } from "../failure.ts";
import { declaredLog, evaluateLog } from "../probe-logs.ts";
import { evaluateWith } from "../runs.ts";

const ADAPTER = "chain/ethereum/src/runtime/runtime_adapter.rs";
const CALLS = "chain/ethereum/src/ethereum_adapter.rs";

const LOOKUP_NUMBER = "lookup(uint256):(uint256)";
const LOOKUP_TEXT = "lookup(string):(string)";

const answer =
  (data: string): EthereumCall =>
  async () => ({ reverted: false, data });
const reverting: EthereumCall = async () => ({ reverted: true, data: "0x" });
const unreachable = () => Promise.reject(new AppError("RPC_UNREACHABLE", "no answer", { retryable: true }));

const PAIR = [{ type: "uint256" }, { type: "string" }] as const;

const number = (value: bigint) => encodeAbiParameters([{ type: "uint256" }], [value]);

/** What the node is asked in two blocks whose handlers call twice each. */
async function questions(): Promise<unknown> {
  const asked: unknown[] = [];
  const bed = await ConformanceBed.open({
    ethereumCall: async (request) => {
      asked.push(request);
      return { reverted: false, data: number(7n) };
    },
  });
  const call = evaluateLog("ethereum.call", ["Probe", "lookup", LOOKUP_NUMBER, "uint", "3"]);
  await bed.run(100, [call, call]);
  await bed.run(101, [call]);
  return asked;
}

/** What is asked for an event whose handler does not call, and for one whose handler does. */
async function declaredCalls(): Promise<unknown> {
  const asked: string[] = [];
  const bed = await ConformanceBed.open({
    ethereumCall: async ({ data, blockHash: hash }) => {
      asked.push(`${data} ${Number.parseInt(hash.slice(-4), 16) - 100}`);
      return { reverted: false, data: encodeAbiParameters(PAIR, [7n, "vip row"]) };
    },
  });
  await bed.run(100, [declaredLog(0)]);
  const unused = bed.said("result");
  await bed.run(101, [declaredLog(1)]);
  return { asked, unused, used: bed.said("result") };
}

/** How a block ends whose declared call gets this answer. */
function declaredWith(ethereumCall: EthereumCall): () => Promise<unknown> {
  return async () => {
    const bed = await ConformanceBed.open({ ethereumCall });
    const outcome = await bed.run(100, [declaredLog(1)]);
    return outcome instanceof Failure ? outcome : bed.said("result");
  };
}

export const callsArea: ConformanceArea = {
  name: "calls",
  title: "ethereum.call, getBalance, hasCode",
  cases: [
    {
      point: "results are decoded by the ABI",
      source: `${ADAPTER}, eth_call`,
      run: evaluateWith(
        {
          ethereumCall: answer(
            encodeAbiParameters([{ type: "uint256" }, { type: "string" }], [7n, "vip row"]),
          ),
        },
        "ethereum.call",
        "Probe",
        "pair",
        "pair():(uint256,string)",
      ),
      expected: "4:7 6:vip row",
    },
    {
      point: "of overloaded functions the signature picks one",
      source: `${ADAPTER}, UnresolvedContractCall: function_signature`,
      run: evaluateWith(
        { ethereumCall: answer(encodeAbiParameters([{ type: "string" }], ["found"])) },
        "ethereum.call",
        "Probe",
        "lookup",
        LOOKUP_TEXT,
        "string",
        "x",
      ),
      expected: "6:found",
    },
    {
      point: "the block's hash is asked, with 50,000,000 gas, once per block",
      source: `${ADAPTER}, ETH_CALL_GAS; ${CALLS}, contract_call: the call cache by block`,
      run: questions,
      expected: [100, 101].map((block) => ({
        to: TOKEN,
        data: toFunctionSelector("lookup(uint256)") + number(3n).slice(2),
        blockHash: blockHash(block),
        gas: 50_000_000n,
      })),
    },
    {
      point: "a revert is null",
      source: `${CALLS}, contract_call: reverts are Ok(None)`,
      run: evaluateWith(
        { ethereumCall: reverting },
        "ethereum.call",
        "Probe",
        "symbol",
        "symbol():(bytes32)",
      ),
      expected: "reverted",
    },
    {
      point: "a result that does not decode is null",
      source: `${CALLS}, contract_call: decode_output fails, "revert"`,
      run: evaluateWith(
        { ethereumCall: answer("0x01") },
        "ethereum.call",
        "Probe",
        "symbol",
        "symbol():(bytes32)",
      ),
      expected: "reverted",
    },
    {
      point: "an account without code answers nothing: null",
      source: `${CALLS}, call_and_cache: an empty result is a revert`,
      run: evaluateWith(
        { ethereumCall: answer("0x") },
        "ethereum.call",
        "Probe",
        "pair",
        "pair():(uint256,string)",
      ),
      expected: "reverted",
    },
    {
      point: "an ABI that the data source does not name fails",
      source: `${ADAPTER}, eth_call: "Could not find ABI for contract"`,
      run: evaluateWith({}, "ethereum.call", "Nobody", "symbol", "symbol():(bytes32)"),
      expected: deterministic('Could not find ABI for contract "Nobody"'),
    },
    {
      point: "a function that the ABI does not have fails",
      source: `${ADAPTER}, eth_call: "Unknown function"`,
      run: evaluateWith({}, "ethereum.call", "Probe", "symbol", "symbol():(string)"),
      expected: deterministic('Unknown function "Probe::symbol"'),
    },
    {
      point: "a node that does not answer is a possible reorg, not a failure of the mapping",
      source: `${ADAPTER}, eth_call: HostExportError::PossibleReorg`,
      run: evaluateWith(
        { ethereumCall: unreachable },
        "ethereum.call",
        "Probe",
        "symbol",
        "symbol():(bytes32)",
      ),
      expected: possibleReorg("no answer"),
    },
    {
      point: "declared calls are asked before the handler, which finds their answers",
      source: "chain/ethereum/src/data_source.rs, DecoderHook::after_decode: eth_calls fill the call cache",
      run: declaredCalls,
      expected: {
        asked: [0, 1].map((block) => `${toFunctionSelector("pair()")} ${block}`),
        unused: "not asked",
        used: "4:7 6:vip row",
      },
    },
    {
      point: "a declared call that reverts is null for the handler",
      source:
        'chain/ethereum/src/data_source.rs, DecoderHook::eth_calls: "a None response, indicating a revert"',
      run: declaredWith(reverting),
      expected: "reverted",
    },
    {
      point: "a declared call that no node answers is a possible reorg",
      source: "chain/ethereum/src/data_source.rs, DecoderHook::eth_calls: MappingError::PossibleReorg",
      run: declaredWith(unreachable),
      expected: possibleReorg("no answer"),
    },
    {
      point: "getBalance",
      source: `${ADAPTER}, eth_get_balance`,
      run: evaluateWith(
        { ethereumState: { getBalance: async () => 10n ** 20n, getCode: async () => "0x" } },
        "ethereum.getBalance",
        TOKEN,
      ),
      expected: "100000000000000000000",
    },
    {
      point: "getBalance of a node that does not answer is a possible reorg",
      source: `${ADAPTER}, eth_get_balance`,
      run: evaluateWith(
        { ethereumState: { getBalance: unreachable, getCode: unreachable } },
        "ethereum.getBalance",
        TOKEN,
      ),
      expected: possibleReorg("no answer"),
    },
    ...[
      ["0x6001", "true"],
      ["0x", "false"],
    ].map(([code = "", expected = ""]) => ({
      point: `hasCode of ${code} is ${expected}`,
      source: `${ADAPTER}, eth_has_code`,
      run: evaluateWith(
        { ethereumState: { getBalance: async () => 0n, getCode: async () => code } },
        "ethereum.hasCode",
        TOKEN,
      ),
      expected,
    })),
    ...["getBalance", "hasCode"].map((name) => ({
      point: `${name} before apiVersion 0.0.9 fails`,
      source: 'runtime/wasm/src/module/instance.rs: link!("ethereum.getBalance"), API_VERSION_0_0_9',
      run: evaluateWith({ apiVersion: 8 }, `ethereum.${name}`, TOKEN),
      expected: deterministic("API version"),
    })),
  ],
};
