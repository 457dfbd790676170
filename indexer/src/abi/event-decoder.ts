import type { RpcLog } from "@facevalue/rpc";
import type { HeapWriter } from "../host/heap-writer.ts";
import { AbiDecodeError, type AbiHeapDecoder } from "./abi-heap-decoder.ts";
import { type AbiType, parseAbiType } from "./abi-type.ts";
import type { AbiEvent } from "./contract-abi.ts";
import { keccakText } from "./keccak.ts";

const TOPIC_OF_DYNAMIC = parseAbiType({ type: "bytes32" });

/** Decodes the logs of one event into graph-ts' `Array<ethereum.EventParam>`. */
export class EventDecoder {
  readonly #event: AbiEvent;
  readonly #names: readonly number[];
  readonly #bodyTypes: readonly AbiType[];
  /** Types of the indexed parameters as topics hold them. */
  readonly #topicTypes: readonly AbiType[];
  readonly #firstTopic: number;
  /** Null for anonymous events, whose first topic is a parameter. */
  readonly #topic0: string | null;

  /** @param internString pointer of a string that lives as long as the module's instance */
  constructor(event: AbiEvent, internString: (text: string) => number) {
    this.#event = event;
    this.#names = event.inputs.map(({ name }) => internString(name));
    this.#bodyTypes = event.inputs.filter(({ isIndexed }) => !isIndexed).map(({ type }) => type);
    this.#topicTypes = event.inputs.filter(({ isIndexed }) => isIndexed).map(({ type }) => topicType(type));
    this.#firstTopic = event.isAnonymous ? 0 : 1;
    this.#topic0 = event.isAnonymous ? null : keccakText(event.signature);
  }

  /** Pointer to the parameters, or null when the log is no such event (another division into indexed and not). */
  decode(log: RpcLog, decoder: AbiHeapDecoder, heap: HeapWriter): number | null {
    if (log.topics.length !== this.#topicTypes.length + this.#firstTopic) return null;
    if (this.#topic0 !== null && log.topics[0] !== this.#topic0) return null;
    const start = heap.position;
    try {
      decoder.loadHex(log.data);
      const body = decoder.decodeParameters(this.#bodyTypes);
      return this.#join(log, body, decoder, heap);
    } catch (error) {
      if (!(error instanceof AbiDecodeError)) throw error;
      heap.position = start;
      return null;
    }
  }

  #join(log: RpcLog, body: readonly number[], decoder: AbiHeapDecoder, heap: HeapWriter): number {
    let topic = 0;
    let bodyIndex = 0;
    const params = this.#event.inputs.map(({ isIndexed }, index) => {
      const value = isIndexed ? this.#decodeTopic(log, topic++, decoder) : (body[bodyIndex++] ?? 0);
      return heap.pair(heap.ids.eventParam, this.#names[index] ?? 0, value);
    });
    return heap.array(heap.ids.arrayEventParam, params);
  }

  #decodeTopic(log: RpcLog, index: number, decoder: AbiHeapDecoder): number {
    decoder.loadHex(log.topics[index + this.#firstTopic] ?? "0x");
    return decoder.decodeValue(this.#topicTypes[index] as AbiType, 0, 0);
  }
}

/** Type of an indexed parameter as its topic holds it: dynamic ones are hashed. */
export function topicType(type: AbiType): AbiType {
  const isHashed = type.isDynamic || type.kind === "array" || type.kind === "tuple";
  return isHashed ? TOPIC_OF_DYNAMIC : type;
}
