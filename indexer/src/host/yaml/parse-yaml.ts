import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";
import { resolvePlainScalar, resolveTaggedScalar, YamlScalarError } from "./resolve-yaml-scalar.ts";
import { YamlMapping, YamlNumber, YamlTagged, type YamlValue } from "./yaml-value.ts";

const MAX_BYTES = 10_000_000;
/** serde_yaml's limits on nesting, and on how often aliases are followed per event of the document. */
const MAX_DEPTH = 128;
const JUMPS_PER_EVENT = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Parses one document as serde_yaml 0.9 does; undefined when `bytes` are no YAML, are too long or too deep. */
export function parseYaml(bytes: Uint8Array): YamlValue | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  try {
    const document = parseDocument(utf8.decode(bytes), {
      schema: "failsafe",
      version: "1.2",
      merge: false,
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
    });
    return document.errors.length > 0 ? undefined : new Conversion(document).convert();
  } catch (error) {
    const isRefusal = error instanceof YamlScalarError || error instanceof YamlLimitError;
    if (isRefusal || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

class YamlLimitError extends Error {
  override readonly name = "YamlLimitError";
}

/** One document's nodes as values; aliases are expanded. */
class Conversion {
  readonly #document: Document.Parsed;
  readonly #targets = new Map<Node, Node>();
  #jumpsLeft = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
    const anchors = new Map<string, Node>();
    let events = 0;
    visit(document, {
      Node: (_key, node) => {
        events += isMap(node) || isSeq(node) ? 2 : 1;
        if (isAlias(node)) this.#bind(node, anchors.get(node.source));
        else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      },
    });
    this.#jumpsLeft = events * JUMPS_PER_EVENT;
  }

  convert(): YamlValue {
    return this.#value(this.#document.contents, 0);
  }

  #bind(alias: Node, target: Node | undefined): void {
    if (target === undefined) throw new YamlLimitError("an alias names an unknown anchor");
    this.#targets.set(alias, target);
  }

  #value(node: unknown, depth: number): YamlValue {
    if (!isNode(node)) return null;
    const target = this.#targets.get(node);
    if (target !== undefined) {
      if (--this.#jumpsLeft < 0) throw new YamlLimitError("aliases repeat too often");
      return this.#value(target, depth);
    }
    const tag = isAlias(node) ? undefined : node.tag;
    // The tag `!` alone asks for the type that the text has without one.
    const isLocal = tag?.startsWith("!") === true && !(tag === "!" && isScalar(node));
    const value = this.#untagged(node, depth);
    return isLocal ? new YamlTagged(tag, value) : value;
  }

  #untagged(node: Node, depth: number): YamlValue {
    if (isScalar(node)) return scalarValue(node);
    if (depth >= MAX_DEPTH) throw new YamlLimitError("nested too deep");
    if (isSeq(node)) return node.items.map((item) => this.#value(item, depth + 1));
    if (isMap(node)) return this.#mapping(node.items, depth + 1);
    return null;
  }

  #mapping(pairs: readonly Pair[], depth: number): YamlMapping {
    const known = new Set<string>();
    const entries = pairs.filter(isPair).map((pair): readonly [YamlValue, YamlValue] => {
      const key = this.#value(pair.key, depth);
      const identity = identityOf(key);
      if (known.has(identity)) throw new YamlLimitError("a key stands twice in a mapping");
      known.add(identity);
      return [key, this.#value(pair.value, depth)];
    });
    return new YamlMapping(entries);
  }
}

function scalarValue(node: Scalar): YamlValue {
  const text = typeof node.value === "string" ? node.value : "";
  const { tag } = node;
  const isPlain = node.type === "PLAIN" || node.type === undefined;
  if (tag !== undefined && !tag.startsWith("!")) return resolveTaggedScalar(tag, text);
  return isPlain ? resolvePlainScalar(text) : text;
}

/** The same for equal values. */
function identityOf(value: YamlValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof YamlNumber) return value.text;
  if (value instanceof YamlTagged) return `${JSON.stringify(value.tag)}${identityOf(value.value)}`;
  if (!(value instanceof YamlMapping)) return `[${value.map(identityOf).join()}]`;
  const entries = value.entries.map(([key, item]) => `${identityOf(key)}:${identityOf(item)}`);
  return `{${entries.sort().join()}}`;
}
