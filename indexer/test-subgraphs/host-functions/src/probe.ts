import {
  Address,
  BigInt,
  Bytes,
  dataSource,
  Entity,
  ens,
  ethereum,
  ipfs,
  store,
  Value,
  yaml,
} from "@graphprotocol/graph-ts";
import { Probe, Run } from "../generated/Probe/Probe";
import { Fact } from "../generated/schema";
import { describeYaml } from "./describe-yaml";
import { arweave, box, ipfs as ipfsBlocks } from "./old-imports";

function writeFact(id: string, value: string): void {
  const fact = new Fact(id);
  fact.value = value;
  fact.save();
}

function tryYaml(bytes: Bytes): void {
  const result = yaml.try_fromBytes(bytes);
  writeFact("yaml", result.isError ? "error" : describeYaml(result.value));
}

function useFunctionType(): void {
  const raw = Bytes.fromHexString("0x" + "ab".repeat(24) + "00".repeat(8));
  const value = ethereum.decode("function", raw)!;
  writeFact("function", (value.kind as i32).toString() + " " + ethereum.encode(value)!.toHexString());
}

// Data of two parameters is no encoding of one tuple until the tuple's offset stands before it.
function decodeParameters(): void {
  const tuple = new ethereum.Tuple();
  tuple.push(ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(7)));
  tuple.push(ethereum.Value.fromString("seat"));
  const whole = ethereum.encode(ethereum.Value.fromTuple(tuple))!;
  const body = Bytes.fromUint8Array(whole.subarray(32));
  const withOffset = ethereum.decode("(uint256,string)", whole);
  const without = ethereum.decode("(uint256,string)", body);
  writeFact(
    "parameters",
    (withOffset ? withOffset.toTuple()[1].toString() : "null") + "|" + (without ? "value" : "null"),
  );
}

function setEntity(type: string, id: string, idValue: Value | null, field: string, value: Value): void {
  const entity = new Entity();
  if (idValue) entity.set("id", idValue);
  entity.set(field, value);
  store.set(type, id, entity);
}

function callWithWrongArguments(): void {
  const probe = Probe.bind(dataSource.address());
  probe.tryCall("count", "count(uint256):(uint256)", [ethereum.Value.fromString("none")]);
}

// A function without outputs answers with nothing, which counts as a revert.
function callNothing(): void {
  const result = Probe.bind(dataSource.address()).tryCall("touch", "touch()", []);
  writeFact("nothing", result.reverted ? "reverted" : "answered");
}

function callEmpty(): void {
  const probe = Probe.bind(dataSource.address());
  const count = probe.try_count(BigInt.fromI32(1));
  writeFact("call", count.reverted ? "reverted" : count.value.toString());
}

export function handleRun(event: Run): void {
  const scenario = event.params.scenario;
  const text = event.params.argument.toString();
  if (scenario == "fact") writeFact("fact", text);
  else if (scenario == "yaml") tryYaml(event.params.argument);
  else if (scenario == "yaml-or-fail") writeFact("yaml", describeYaml(yaml.fromBytes(event.params.argument)));
  else if (scenario == "ens") writeFact("ens", ens.nameByHash(text)!);
  else if (scenario == "ipfs-cat") ipfs.cat(text);
  else if (scenario == "ipfs-block") ipfsBlocks.getBlock(text);
  else if (scenario == "ipfs-map") ipfs.map(text, "onItem", Value.fromString(""), ["json"]);
  else if (scenario == "arweave") arweave.transactionData(text);
  else if (scenario == "box") box.profile(text);
  else if (scenario == "write-and-fail") {
    writeFact("lost", text);
    box.profile(text);
  }
  if (scenario == "balance") writeFact("balance", ethereum.getBalance(event.address).toString());
  else if (scenario == "code") writeFact("code", ethereum.hasCode(event.address).inner ? "code" : "none");
  else if (scenario == "function") useFunctionType();
  else if (scenario == "parameters") decodeParameters();
  else if (scenario == "negative-uint")
    ethereum.encode(ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(-1)));
  else if (scenario == "call") callEmpty();
  else if (scenario == "call-nothing") callNothing();
  else if (scenario == "create") dataSource.create("Extra", [text]);
  else if (scenario == "create-without-address") dataSource.create("Extra", []);
  else if (scenario == "wrong-arguments") callWithWrongArguments();
  else if (scenario == "abort") abort();
  else if (scenario == "address")
    writeFact("address", Address.fromString("0x0x" + "ab".repeat(20)).toHexString());
  else if (scenario == "unknown-type") store.get("Nothing", "x");
  else if (scenario == "bad-id") store.get("Key", "no hex");
  else if (scenario == "id-conflict")
    setEntity("Fact", "a", Value.fromString("b"), "value", Value.fromString(""));
  else if (scenario == "wrong-kind") setEntity("Fact", "a", null, "value", Value.fromI32(1));
  else if (scenario == "auto-string") setEntity("Fact", "auto", null, "value", Value.fromString(""));
  else if (scenario == "bad-related") store.loadRelated("Fact", "a", "value");
  else if (scenario == "unknown-template") dataSource.create("Nothing", []);
}
