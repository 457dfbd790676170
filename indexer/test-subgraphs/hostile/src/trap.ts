import { BigInt, dataSource, ethereum } from "@graphprotocol/graph-ts";
import { Visit } from "../generated/schema";

/** Block in which the trap closes; the network's name says which one. */
const TRAP_BLOCK = 3;

export function handleBlock(block: ethereum.Block): void {
  const visit = new Visit(block.number.toString());
  visit.number = block.number;
  visit.save();
  if (block.number.toI32() != TRAP_BLOCK) return;
  const trap = dataSource.network();
  if (trap == "loop") loopForEver();
  if (trap == "lookup") lookUpForEver();
  if (trap == "recursion") visit.number = BigInt.fromI32(recurse(1));
  if (trap == "memory") fillMemory();
  if (trap == "entities") saveForEver();
  if (trap == "outside") load<u32>(0xfffffff0);
}

function loopForEver(): void {
  let count = 0;
  while (count >= 0) count = (count + 1) & 0xffff;
}

function lookUpForEver(): void {
  let count = 0;
  while (count >= 0) Visit.load("missing " + (count++).toString());
}

function recurse(depth: i32): i32 {
  return recurse(depth + 1) + depth;
}

function fillMemory(): void {
  const parts: Array<Uint8Array> = [];
  while (parts.length >= 0) parts.push(new Uint8Array(16 * 1024 * 1024));
}

function saveForEver(): void {
  let count = 0;
  while (count >= 0) {
    const visit = new Visit("extra " + (count++).toString());
    visit.number = BigInt.fromI32(count);
    visit.save();
  }
}
