/** What a provider's refusal of eth_getLogs says about its limits. */
export interface RangeLimit {
  /** Range that the provider says would work. */
  readonly suggested: { readonly fromBlock: number; readonly toBlock: number } | null;
  /** Largest number of blocks per request. */
  readonly maxBlocks: number | null;
}

interface ErrorText {
  readonly message: string;
  readonly data?: unknown;
}

// One alternative per family of wordings; providers change punctuation and numbers, hardly ever the nouns.
const LIMIT_TEXTS = [
  /block range|range of blocks|blocks? range|max(imum)? range|range limit|range is too/i,
  /exceeds? the range|range exceeds|exceed(s|ed)? max(imum)?( block)? range|ranges? over|range too/i,
  /more than [\d,.]+k? (results|logs)|too many (logs|results|blocks)|exceeds? (max )?(results|limit of)/i,
  /max(imum)? (results|logs|block)|limited to (an? )?(0 ?- ?)?[\d,.]+k? ?(blocks?|range|results|logs)/i,
  /response (size|is too (big|large)|too (big|large)|exceeds)|(size|result)s? (set )?(limit )?(is )?(too large|exceeded)/i,
  /query (timeout|timed out|must be smaller)|limit exceeded|number of requested blocks|limit the query/i,
  /range \d+ exceeds|block span|blocks distance|enabled timeout|request timed out|deadline exceeded/i,
];

// What sounds like a limit of blocks and is none: of requests, of a plan, or a range that is not there (yet).
const OTHER_TEXTS = [
  /per second|\/sec(ond)?\b|rate.?limit|request (rate|limit)|too many requests|daily request|quota/i,
  /(capacity|credits?|compute units|monthly).{0,30}(limit|exceeded)/i,
  /(beyond|exceeds?) (the )?(current |latest )*(chain )?head|invalid block range|addresses or topics/i,
];

const NUMBER = "(0x[0-9a-f]+|\\d[\\d,]*(?:\\.\\d+)*k?)";
const SUGGESTIONS = [
  new RegExp(`\\[\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\]`, "i"),
  new RegExp(`range:?\\s+${NUMBER}\\s*(?:-|to)\\s*${NUMBER}`, "i"),
];
const MAX_BLOCKS = [
  `limited to (?:an? )?(?:0 ?- ?)?${NUMBER}[ -]*(?:blocks?\\b|range\\b)`,
  `max block range = ${NUMBER}`,
  `for your plan \\(\\d+ > ${NUMBER}\\)`,
  `range \\d+ exceeds limit of ${NUMBER}`,
  `block span \\d+ exceeds the limit (?:of )?${NUMBER}`,
  `blocks distance: ${NUMBER}`,
  `\\(maximum ${NUMBER}\\)`,
  `maximum allowed is ${NUMBER} blocks`,
  `range exceeds ${NUMBER}`,
  `up to an? ${NUMBER}[ -]blocks? range`,
  `max(?:imum)?(?: allowed)?(?: block)? range(?: limit)?(?: is| of|:)?(?: set to)?[ (]*${NUMBER}`,
  `max(?:imum)?(?: number of)?(?: requested)? ?blocks?(?: is| of|:)?(?: set to)? ${NUMBER}`,
  `maximum (?:allowed number of requested blocks )?is (?:set to )?${NUMBER}`,
  `range limit for eth_getLogs: ${NUMBER}`,
  `(?:smaller than size|at most|over|max:|max is|less than) ${NUMBER}(?: blocks?)?`,
  `greater than ${NUMBER} max`,
].map((pattern) => new RegExp(pattern, "i"));

/** Whether an error of eth_getLogs asks for a smaller range (and not, say, for fewer requests per second). */
export function isRangeLimitMessage(error: ErrorText): boolean {
  const text = textOf(error);
  if (OTHER_TEXTS.some((pattern) => pattern.test(text))) return false;
  return LIMIT_TEXTS.some((pattern) => pattern.test(text));
}

/** Reads the limits out of such an error's text; nulls when it does not tell them. */
export function parseRangeLimit(error: ErrorText): RangeLimit {
  const message = textOf(error);
  const suggested = parseSuggestion(message);
  if (suggested !== null) return { suggested, maxBlocks: null };
  const isAboutResults = /results|logs per|response/i.test(message) && !/block/i.test(message);
  if (isAboutResults) return { suggested: null, maxBlocks: null };
  for (const pattern of MAX_BLOCKS) {
    const found = pattern.exec(message)?.[1];
    const maxBlocks = found === undefined ? 0 : toNumber(found);
    if (maxBlocks > 0) return { suggested: null, maxBlocks };
  }
  return { suggested: null, maxBlocks: null };
}

/** A few providers say nothing but "invalid params" in the message, and the rest in the data. */
function textOf({ message, data }: ErrorText): string {
  return typeof data === "string" ? `${message} ${data}` : message;
}

function parseSuggestion(message: string): RangeLimit["suggested"] {
  for (const pattern of SUGGESTIONS) {
    const [, from, to] = pattern.exec(message) ?? [];
    if (from === undefined || to === undefined) continue;
    const fromBlock = toNumber(from);
    const toBlock = toNumber(to);
    if (toBlock >= fromBlock) return { fromBlock, toBlock };
  }
  return null;
}

function toNumber(text: string): number {
  if (/^0x/i.test(text)) return Number(text);
  const isGrouped = /^\d{1,3}(\.\d{3})+$/.test(text);
  const plain = text.replaceAll(isGrouped ? /[.,]/g : ",", "").toLowerCase();
  return plain.endsWith("k") ? Number(plain.slice(0, -1)) * 1000 : Number(plain);
}
