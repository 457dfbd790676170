import { Bytes, crypto, dataSource, log, typeConversion } from "@graphprotocol/graph-ts";

export function evaluateConversion(operation: string, inputs: string[]): string {
  if (operation == "stringToH160") return typeConversion.stringToH160(inputs[0]).toHexString();
  const bytes = Bytes.fromHexString(inputs[0]);
  if (operation == "bytesToString") return typeConversion.bytesToString(bytes);
  if (operation == "bytesToHex") return typeConversion.bytesToHex(bytes);
  if (operation == "bytesToBase58") return typeConversion.bytesToBase58(bytes);
  throw new Error("no operation typeConversion." + operation);
}

export function evaluateCrypto(inputs: string[]): string {
  return crypto.keccak256(Bytes.fromHexString(inputs[0])).toHexString();
}

export function evaluateLog(inputs: string[]): string {
  log.log(<log.Level>I32.parseInt(inputs[0]), inputs[1]);
  return "logged";
}

export function evaluateDataSource(operation: string, inputs: string[]): string {
  if (operation == "address") return dataSource.address().toHexString();
  if (operation == "network") return dataSource.network();
  if (operation == "context") {
    const value = dataSource.context().get(inputs[0]);
    if (value == null) return "absent";
    return value.kind.toString() + ":" + value.displayData();
  }
  if (operation == "create") {
    dataSource.create(inputs[0], [inputs[1]]);
    return "asked";
  }
  throw new Error("no operation dataSource." + operation);
}
