import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Bare, Declared, Describe, Evaluate, Script, Typed } from "../generated/Probe/Probe";
import {
  describeBlock,
  describeEvent,
  describeHeaders,
  describeReceipt,
  describeTransaction,
} from "./describe";
import { evaluateConversion, evaluateCrypto, evaluateDataSource, evaluateLog } from "./evaluate-conversion";
import { describeToken, evaluateEthereum } from "./evaluate-ethereum";
import { evaluateHeap, evaluateTrap } from "./evaluate-heap";
import { evaluateJson } from "./evaluate-json";
import { evaluateBigDecimal, evaluateBigInt } from "./evaluate-numbers";
import { evaluateRetired } from "./evaluate-retired";
import { evaluateYaml } from "./evaluate-yaml";
import { appendOutcome, writeOutcome } from "./outcome";
import { runScript } from "./script";

function evaluate(full: string, inputs: string[]): string {
  const dot = full.indexOf(".");
  const area = full.slice(0, dot);
  const operation = full.slice(dot + 1);
  if (area == "bigInt") return evaluateBigInt(operation, inputs);
  if (area == "bigDecimal") return evaluateBigDecimal(operation, inputs);
  if (area == "typeConversion") return evaluateConversion(operation, inputs);
  if (area == "crypto") return evaluateCrypto(inputs);
  if (area == "json") return evaluateJson(operation, inputs);
  if (area == "yaml") return evaluateYaml(operation, inputs);
  if (area == "retired") return evaluateRetired(operation);
  if (area == "ethereum") return evaluateEthereum(operation, inputs);
  if (area == "dataSource") return evaluateDataSource(operation, inputs);
  if (area == "log") return evaluateLog(inputs);
  if (area == "heap") return evaluateHeap(operation, inputs);
  return evaluateTrap(operation, inputs);
}

export function handleEvaluate(event: Evaluate): void {
  writeOutcome("result", evaluate(event.params.operation, event.params.inputs));
}

export function handleScript(event: Script): void {
  runScript(event.params.steps);
}

// State that a handler can leave behind: in globals, in static data, in freed heap, in objects that the host passed in.
let counter: i32 = 0;
const visits: i32[] = [1];

function leaveTraces(event: ethereum.Event): void {
  counter = counter + 1;
  visits.push(7);
  const raw = heap.alloc(64);
  const found = load<u32>(raw);
  memory.fill(raw, 0xff, 64);
  const hash = event.block.hash.toHexString();
  event.block.hash.reverse();
  event.block.number = BigInt.zero();
  appendOutcome("output", [counter.toString(), visits.length.toString(), found.toString(), hash].join(" "));
}

export function handleDescribe(event: Describe): void {
  const what = event.params.what;
  if (what == "traces") {
    leaveTraces(event);
    return;
  }
  let text = "";
  if (what == "block") text = describeBlock(event.block);
  else if (what == "transaction") text = describeTransaction(event.transaction);
  else if (what == "receipt") text = event.receipt == null ? "null" : describeReceipt(event.receipt!);
  else if (what == "headers") text = describeHeaders(event);
  else text = describeEvent(event);
  writeOutcome("result", text);
}

export function handleBare(event: Bare): void {
  writeOutcome("result", event.receipt == null ? "no receipt" : "receipt");
}

export function handleTyped(event: Typed): void {
  const lines: string[] = [];
  for (let i = 0; i < event.parameters.length; i++) {
    const parameter: ethereum.EventParam = event.parameters[i];
    lines.push(parameter.name + "=" + describeToken(parameter.value));
  }
  writeOutcome("result", lines.join("\n"));
}

/** Its manifest entry declares the call `pair()`. */
export function handleDeclared(event: Declared): void {
  const asks = event.params.number.toI32() == 1;
  const inputs = ["Probe", "pair", "pair():(uint256,string)"];
  writeOutcome("result", asks ? evaluateEthereum("call", inputs) : "not asked");
}
