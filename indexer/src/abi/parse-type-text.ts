import { type AbiType, arrayOf, parseElementary, tupleOf } from "./abi-type.ts";

const TUPLE = /^(tuple)?\(/;
const SUFFIX = /^\[(\d*)\]/;

/** The type that a signature text names, e.g. `(address,uint256[2])[]`; null when it names none. */
export function parseTypeText(text: string): AbiType | null {
  const parsed = parsePrefix(text.trim());
  return parsed !== null && parsed.rest === "" ? parsed.type : null;
}

interface Parsed {
  readonly type: AbiType;
  readonly rest: string;
}

function parsePrefix(text: string): Parsed | null {
  const tuple = TUPLE.exec(text);
  let parsed = tuple ? parseTuple(text.slice(tuple[0].length)) : parseName(text);
  for (let suffix = parsed && SUFFIX.exec(parsed.rest); parsed && suffix; suffix = SUFFIX.exec(parsed.rest)) {
    const length = suffix[1] === "" ? null : Number(suffix[1]);
    parsed = { type: arrayOf(parsed.type, length), rest: parsed.rest.slice(suffix[0].length) };
  }
  return parsed;
}

function parseName(text: string): Parsed | null {
  const name = /^[a-z0-9]+/.exec(text)?.[0] ?? "";
  const type = parseElementary(name);
  return type && { type, rest: text.slice(name.length) };
}

function parseTuple(text: string): Parsed | null {
  const components: AbiType[] = [];
  let rest = text.trimStart();
  if (rest.startsWith(")")) return { type: tupleOf([]), rest: rest.slice(1) };
  for (;;) {
    const parsed = parsePrefix(rest.trimStart());
    if (parsed === null) return null;
    components.push(parsed.type);
    rest = parsed.rest.trimStart();
    if (rest.startsWith(")")) return { type: tupleOf(components), rest: rest.slice(1) };
    if (!rest.startsWith(",")) return null;
    rest = rest.slice(1);
  }
}
