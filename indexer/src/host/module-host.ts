import { AbiHeapDecoder } from "../abi/abi-heap-decoder.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import { DeterministicError } from "./deterministic-error.ts";
import { EntityCodec } from "./entity-codec.ts";
import type { HeapMemory } from "./heap-memory.ts";
import { HeapReader } from "./heap-reader.ts";
import type { HeapWriter } from "./heap-writer.ts";
import type { HandlerScope } from "./host-scope.ts";
import { NonDeterministicError } from "./non-deterministic-error.ts";

interface KnownType {
  readonly type: EntityType;
  readonly codec: EntityCodec;
}

/** What the imports of one module instance share: its heap, the schema's codecs and the running handler's scope. */
export class ModuleHost {
  readonly memory: HeapMemory;
  readonly reader: HeapReader;
  readonly writer: HeapWriter;
  readonly decoder: AbiHeapDecoder;
  readonly ignoresUnknownFields: boolean;
  readonly #types = new Map<string, KnownType>();
  /** Names of types that have tables for their intervals only. */
  readonly #aggregations = new Set<string>();
  readonly #interned = new Map<string, number>();
  #scope: HandlerScope | null = null;

  constructor(memory: HeapMemory, writer: HeapWriter, options: { ignoresUnknownFields: boolean }) {
    this.memory = memory;
    this.writer = writer;
    this.reader = new HeapReader(memory);
    this.decoder = new AbiHeapDecoder(memory, writer);
    this.ignoresUnknownFields = options.ignoresUnknownFields;
  }

  /** Puts the schema's field names on the heap; only once the module's own start code has run. */
  prepareTypes(schema: EntitySchema): void {
    for (const { name } of schema.aggregations ?? []) this.#aggregations.add(name);
    for (const type of schema.types.values()) {
      this.#types.set(type.name, { type, codec: new EntityCodec(type, (text) => this.intern(text)) });
    }
  }

  /** Pointer of a string that stays on the heap for good. */
  intern(text: string): number {
    const pointer = this.#interned.get(text) ?? this.writer.string(text);
    this.#interned.set(text, pointer);
    return pointer;
  }

  /** The scope of the handler that runs now. */
  get scope(): HandlerScope {
    if (this.#scope === null)
      throw new DeterministicError("the mapping called the host outside of a handler");
    return this.#scope;
  }

  setScope(scope: HandlerScope | null): void {
    this.#scope = scope;
  }

  /** @param operation what the mapping does with it, which aggregations do not allow */
  entityType(namePointer: number, operation: string): KnownType {
    const name = this.reader.string(namePointer);
    const known = this.#types.get(name);
    if (known !== undefined && known.type.isAggregation !== true) return known;
    if (known === undefined && !this.#aggregations.has(name))
      throw new NonDeterministicError(`unknown entity type \`${name}\``);
    throw new DeterministicError(
      `Cannot ${operation} entity of type \`${name}\`. The type must be an @entity type`,
    );
  }

  codecOf(type: EntityType): EntityCodec {
    const known = this.#types.get(type.name);
    if (known === undefined) throw new NonDeterministicError(`unknown entity type \`${type.name}\``);
    return known.codec;
  }

  /** A string for the mapping that the host will probably be handed back, as an entity's id. */
  returnString(text: string): number {
    const pointer = this.writer.string(text);
    this.reader.remember(pointer, text);
    return pointer;
  }
}
