import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

/** Whether the log's first topic is `topic` and it has `topicCount` of them. */
export function isLogOf(log: ethereum.Log, topic: Bytes, topicCount: i32): bool {
  return log.topics.length == topicCount && log.topics[0].equals(topic);
}

/** The account in a topic. */
export function topicAccount(log: ethereum.Log, index: i32): Bytes {
  return Bytes.fromUint8Array(log.topics[index].subarray(12));
}

/** The unsigned number in a topic. */
export function topicNumber(log: ethereum.Log, index: i32): BigInt {
  return bigEndianNumber(log.topics[index]);
}

/** The unsigned number in the data's 32-byte word `index`; zero past the end. */
export function dataNumber(log: ethereum.Log, index: i32): BigInt {
  if (log.data.length < (index + 1) * 32) return BigInt.zero();
  return bigEndianNumber(Bytes.fromUint8Array(log.data.subarray(index * 32, (index + 1) * 32)));
}

/** The account in the data's 32-byte word `index`; the zero address past the end. */
export function dataAccount(log: ethereum.Log, index: i32): Bytes {
  if (log.data.length < (index + 1) * 32) return Address.zero();
  return Bytes.fromUint8Array(log.data.subarray(index * 32 + 12, (index + 1) * 32));
}

/** Decodes data whose types are given as one tuple; null when they do not fit. */
export function decodeTuple(types: string, data: Bytes): ethereum.Tuple | null {
  // A tuple of dynamic size is read behind the offset at which it stands.
  const offset = Bytes.fromHexString("0x0000000000000000000000000000000000000000000000000000000000000020");
  const value = ethereum.decode(types, offset.concat(data));
  return value === null ? null : value.toTuple();
}

function bigEndianNumber(word: Bytes): BigInt {
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(word.slice(0).reverse()));
}
