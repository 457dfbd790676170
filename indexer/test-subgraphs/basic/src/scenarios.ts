import {
  Address,
  BigDecimal,
  BigInt,
  Bytes,
  crypto,
  dataSource,
  Entity,
  ethereum,
  json,
  log,
  store,
  Value,
} from "@graphprotocol/graph-ts";
import { Account, Everything, Fact, Ticket, Transfer } from "../generated/schema";
import { Run, Token, Token__quoteInputOrderStruct } from "../generated/Token/Token";
import { describeBlock, describeReceipt, describeTransaction } from "./describe";

function writeFact(id: string, value: string): void {
  const fact = new Fact(id);
  fact.value = value;
  fact.save();
}

function saveEverything(event: Run): void {
  const owner = new Account(event.address);
  owner.balance = BigInt.fromString("-1");
  owner.sent = 3;
  owner.save();
  const all = new Everything(event.address);
  all.name = "näme 🎫";
  all.flag = true;
  all.small = -7;
  all.wide = -9007199254740993;
  all.big = BigInt.fromString("340282366920938463463374607431768211456");
  all.decimal = BigDecimal.fromString("-1.50");
  all.moment = 1_700_000_000_000_001;
  all.raw = event.params.argument;
  all.color = "RED";
  all.tags = ["b", "a"];
  all.chunks = [Bytes.fromHexString("0x00ff")];
  all.bigs = [BigInt.fromI32(-128), BigInt.fromI32(128)];
  all.owner = event.address;
  all.friends = [event.address];
  all.note = "gone soon";
  all.save();
  const again = Everything.load(event.address)!;
  again.note = null;
  again.small = again.small - 1;
  again.save();
  const read = Everything.load(event.address)!;
  const note = read.note;
  writeFact(
    "everything",
    [
      read.name,
      read.text ? "text" : "no text",
      read.flag ? "true" : "false",
      read.small.toString(),
      read.wide.toString(),
      read.big.toString(),
      read.decimal.toString(),
      read.moment.toString(),
      read.raw.toHexString(),
      read.color,
      read.tags.join(","),
      read.chunks[0].toHexString(),
      read.bigs[0].toString() + "," + read.bigs[1].toString(),
      read.owner.toHexString(),
      read.friends![0].toHexString(),
      note ? note : "no note",
    ].join("|"),
  );
}

function mergeAndRemove(): void {
  // A partial set keeps the fields that it does not name.
  const partial = new Entity();
  partial.set("id", Value.fromString("t1"));
  partial.set("moves", Value.fromI32(40));
  store.set("Ticket", "t1", partial);
  const merged = Ticket.load("t1")!;
  writeFact("merged", merged.owner.toHexString() + ":" + merged.moves.toString());
  store.remove("Ticket", "t1");
  writeFact("removed", Ticket.load("t1") == null ? "gone" : "there");
}

function overwriteAfterRemove(): void {
  store.remove("Everything", dataSource.address().toHexString());
  const fresh = new Entity();
  fresh.set("id", Value.fromBytes(dataSource.address()));
  store.set("Everything", dataSource.address().toHexString(), fresh);
}

function inBlock(): void {
  const written = Ticket.loadInBlock("written");
  const older = Ticket.loadInBlock("older");
  writeFact("in-block", (written ? "written" : "-") + (older ? "older" : "-"));
}

function related(event: Run): void {
  const account = Account.load(event.address)!;
  const tickets = account.tickets.load();
  let text = "";
  for (let i = 0; i < tickets.length; i++) text += tickets[i].id + ":" + tickets[i].moves.toString() + " ";
  writeFact("related", text);
}

function numbers(): void {
  const min = BigInt.fromString(
    "-57896044618658097711785492504343953926634992332820282019728792003956564819968",
  );
  const max = BigInt.fromUnsignedBytes(changetype<Bytes>(Bytes.fromHexString("0xffffffffffffffff")));
  writeFact(
    "numbers",
    [
      min.toString(),
      max.toString(),
      BigInt.fromI32(-7).div(BigInt.fromI32(2)).toString(),
      BigInt.fromI32(-7).mod(BigInt.fromI32(2)).toString(),
      BigInt.fromI32(2).pow(200).toString(),
      BigInt.fromI32(-5).rightShift(1).toString(),
      BigInt.fromI32(5).leftShift(70).toString(),
      BigInt.fromI32(-6).bitAnd(BigInt.fromI32(11)).toString(),
      BigInt.fromI32(-6).bitOr(BigInt.fromI32(11)).toString(),
      BigInt.fromI32(255).toHexString(),
      BigInt.zero().toHexString(),
      BigInt.fromI32(128).toHex(),
      BigDecimal.fromString("2").div(BigDecimal.fromString("3")).toString(),
      BigDecimal.fromString("-2").div(BigDecimal.fromString("3")).toString(),
      BigInt.fromI32(10).divDecimal(BigDecimal.fromString("4")).toString(),
      BigDecimal.fromString("1e6").toString(),
      BigDecimal.fromString("1.0").equals(BigDecimal.fromString("1")) ? "equal" : "different",
      crypto.keccak256(Bytes.fromUTF8("facevalue")).toHexString(),
      Bytes.fromHexString("0x0001").toBase58(),
      Address.fromString("0xABcdEFABcdEFabcdEfAbCdefabcdeFABcDEFabCD").toHexString(),
    ].join("|"),
  );
}

function encodeAndDecode(): void {
  const tuple = new ethereum.Tuple();
  tuple.push(ethereum.Value.fromAddress(dataSource.address()));
  tuple.push(ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(42)));
  tuple.push(ethereum.Value.fromString("seat 7"));
  const encoded = ethereum.encode(ethereum.Value.fromTuple(tuple))!;
  const decoded = ethereum.decode("(address,uint256,string)", encoded)!.toTuple();
  const bad = ethereum.decode("(address,uint256,string)", Bytes.fromHexString("0x01"));
  writeFact("encoded", encoded.toHexString());
  writeFact(
    "decoded",
    decoded[0].toAddress().toHexString() +
      "|" +
      decoded[1].toBigInt().toString() +
      "|" +
      decoded[2].toString() +
      "|" +
      (bad ? "value" : "null"),
  );
}

function call(event: Run): void {
  const token = Token.bind(event.address);
  const decimals = token.try_decimals();
  const order = new Token__quoteInputOrderStruct();
  order.push(ethereum.Value.fromAddress(event.address));
  order.push(ethereum.Value.fromUnsignedBigIntArray([BigInt.fromI32(3), BigInt.fromI32(4)]));
  const quote = token.try_quote(order, "vip");
  writeFact(
    "call",
    (decimals.reverted ? "reverted" : decimals.value.toString()) +
      "|" +
      (quote.reverted ? "reverted" : quote.value.getTotal().toString() + " " + quote.value.getLabel()),
  );
}

function parseJson(event: Run): void {
  const result = json.try_fromBytes(event.params.argument);
  if (result.isError) {
    writeFact("json", "error");
    return;
  }
  const object = result.value.toObject();
  let text = "";
  for (let i = 0; i < object.entries.length; i++) text += object.entries[i].key + " ";
  writeFact(
    "json",
    text + object.get("n")!.toBigInt().toString() + " " + object.get("list")!.toArray()[1].toF64().toString(),
  );
}

function setUnknownField(): void {
  const entity = new Entity();
  entity.set("id", Value.fromString("x"));
  entity.set("value", Value.fromString("x"));
  entity.set("nonsense", Value.fromString("x"));
  store.set("Fact", "x", entity);
}

function setWithoutRequiredField(): void {
  const entity = new Entity();
  entity.set("id", Value.fromString("incomplete"));
  store.set("Ticket", "incomplete", entity);
}

function recurse(depth: i32): i32 {
  return depth < 0 ? 0 : recurse(depth + 1) + recurse(depth + 2);
}

// State that a mapping can leave behind: in static data, in freed heap, in objects that the host passed in.
const visits: i32[] = [1];

function leaveTraces(event: Run): void {
  visits.push(7);
  const raw = heap.alloc(64);
  const found = load<u32>(raw);
  fillWithOnes(raw);
  const hash = event.block.hash.toHexString();
  event.block.hash.reverse();
  writeFact(
    "traces-" + event.logIndex.toString(),
    [visits.length.toString(), found.toString(), hash].join("|"),
  );
}

function fillWithOnes(address: usize): void {
  memory.fill(address, 0xff, 64);
}

export function runScenario(event: Run): void {
  const scenario = event.params.scenario;
  if (scenario == "block") writeFact("block", describeBlock(event.block));
  else if (scenario == "transaction") writeFact("transaction", describeTransaction(event.transaction));
  else if (scenario == "receipt") writeFact("receipt", describeReceipt(event.receipt!));
  else if (scenario == "everything") saveEverything(event);
  else if (scenario == "merge") mergeAndRemove();
  else if (scenario == "overwrite") overwriteAfterRemove();
  else if (scenario == "ticket") {
    const ticket = new Ticket(event.params.argument.toString());
    ticket.owner = event.address;
    ticket.moves = 1;
    ticket.save();
  } else if (scenario == "touch") Ticket.load(event.params.argument.toString())!.save();
  else if (scenario == "give") {
    const ticket = Ticket.load(event.params.argument.toString())!;
    ticket.owner = event.transaction.from;
    ticket.save();
  } else if (scenario == "remove") store.remove("Ticket", event.params.argument.toString());
  else if (scenario == "account") {
    const account = new Account(event.address);
    account.balance = BigInt.zero();
    account.sent = 0;
    account.save();
  } else if (scenario == "immutable") {
    const transfer = new Transfer(event.params.argument);
    transfer.from = event.address;
    transfer.to = event.address;
    transfer.amount = event.logIndex;
    transfer.block = event.block.number;
    transfer.counter = 0;
    transfer.save();
  } else if (scenario == "in-block") inBlock();
  else if (scenario == "related") related(event);
  else if (scenario == "numbers") numbers();
  else if (scenario == "abi") encodeAndDecode();
  else if (scenario == "call") call(event);
  else if (scenario == "json") parseJson(event);
  else if (scenario == "context") writeFact("context", dataSource.context().getString("greeting"));
  else if (scenario == "echo") writeFact("echo", event.params.argument.toString());
  else if (scenario == "traces") leaveTraces(event);
  else if (scenario == "critical") log.critical("no such ticket {}", ["7"]);
  else if (scenario == "null") Account.load(Bytes.fromHexString("0xdead"))!.save();
  else if (scenario == "divide") BigInt.fromI32(1).div(BigInt.zero());
  else if (scenario == "unknown-field") setUnknownField();
  else if (scenario == "required-field") setWithoutRequiredField();
  else if (scenario == "trap") unreachable();
  else if (scenario == "stack") writeFact("stack", recurse(0).toString());
}
