import { DataSourceContext, dataSource, ethereum, Value } from "@graphprotocol/graph-ts";
import { Create, Filtered, Overloaded, Overloaded1, Ping } from "../generated/First/Probe";
import { appendOutcome } from "./outcome";

/** What the data source is called in its context. */
function ownName(): string {
  const name = dataSource.context().get("name");
  return name == null ? "unnamed" : name.toString();
}

function trace(what: string): void {
  appendOutcome("trace", ownName() + " " + what);
}

export function handlePing(event: Ping): void {
  trace("ping " + event.params.number.toString() + " at " + event.logIndex.toString());
}

export function handleCreate(event: Create): void {
  trace("create " + event.params.label);
  const parameters = [event.params.child.toHexString()];
  if (event.params.label == "") {
    dataSource.create(event.params.template, parameters);
    return;
  }
  const context = new DataSourceContext();
  context.set("name", Value.fromString(event.params.label));
  dataSource.createWithContext(event.params.template, parameters, context);
}

export function handleFirstIndexed(event: Overloaded): void {
  trace("first indexed " + event.params.number.toString());
}

export function handleNoneIndexed(event: Overloaded1): void {
  trace("none indexed " + event.params.number.toString());
}

export function handleAmbiguous(event: ethereum.Event): void {
  trace("ambiguous " + event.logIndex.toString());
}

export function handleFiltered(event: Filtered): void {
  trace("filtered " + event.params.number.toString());
}

export function handleOnce(block: ethereum.Block): void {
  trace("once " + block.number.toString());
}

export function handlePolling(block: ethereum.Block): void {
  trace("polling " + block.number.toString());
}

export function handleBlock(block: ethereum.Block): void {
  trace("block " + block.number.toString());
}
