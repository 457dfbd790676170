import { BigInt, Bytes, dataSource, JSONValue, JSONValueKind, json, TypedMap } from "@graphprotocol/graph-ts";

/** What the network file says, as a JSON object; what it does not say is null. */
export class Facts {
  constructor(public fields: TypedMap<string, JSONValue>) {}

  text(key: string): string | null {
    const value = this.fields.get(key);
    return value === null || value.kind != JSONValueKind.STRING ? null : value.toString();
  }

  /** A number written as JSON number or, where it may be large, as text. */
  number(key: string): BigInt | null {
    const value = this.fields.get(key);
    if (value === null) return null;
    if (value.kind == JSONValueKind.NUMBER) return value.toBigInt();
    return value.kind == JSONValueKind.STRING ? BigInt.fromString(value.toString()) : null;
  }

  account(key: string): Bytes | null {
    const text = this.text(key);
    return text === null ? null : Bytes.fromHexString(text);
  }

  accounts(key: string): Bytes[] {
    const accounts: Bytes[] = [];
    const value = this.fields.get(key);
    if (value === null || value.kind != JSONValueKind.ARRAY) return accounts;
    const items = value.toArray();
    for (let i = 0; i < items.length; i++) accounts.push(Bytes.fromHexString(items[i].toString()));
    return accounts;
  }

  /** The object under `key`; an empty one when there is none. */
  part(key: string): Facts {
    const value = this.fields.get(key);
    return value === null || value.kind != JSONValueKind.OBJECT ? noFacts() : new Facts(value.toObject());
  }

  parts(key: string): Facts[] {
    const parts: Facts[] = [];
    const value = this.fields.get(key);
    if (value === null || value.kind != JSONValueKind.ARRAY) return parts;
    const items = value.toArray();
    for (let i = 0; i < items.length; i++) parts.push(new Facts(items[i].toObject()));
    return parts;
  }
}

function noFacts(): Facts {
  return new Facts(new TypedMap<string, JSONValue>());
}

/** What is said of the contract itself: its organizer, further accounts, event and tiers. */
export function contractFacts(): Facts {
  return factsIn("contract");
}

/** What is said of the whole network: marketplaces and who receives their fees. */
export function networkFacts(): Facts {
  return factsIn("network");
}

/** Parsed once per handler: one that mints many tickets asks for each of them. */
const parsedTexts = new Map<string, Facts>();

function factsIn(key: string): Facts {
  const value = dataSource.context().get(key);
  if (value === null) return noFacts();
  const text = value.toString();
  if (!parsedTexts.has(text)) parsedTexts.set(text, parse(text));
  return parsedTexts.get(text);
}

function parse(text: string): Facts {
  const parsed = json.try_fromString(text);
  if (parsed.isError || parsed.value.kind != JSONValueKind.OBJECT) return noFacts();
  return new Facts(parsed.value.toObject());
}
