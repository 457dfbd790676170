const LOG_START = `{"address":"`;

export interface KeptTransaction {
  readonly transaction: string;
  /** Without logs. */
  readonly receipt: string;
  readonly logs: readonly string[];
}

/** A block's lines, each the JSON of what it is. */
export interface KeptBlock {
  readonly header: string;
  readonly transactions: readonly KeptTransaction[];
}

/** Takes a block's lines apart. */
export function splitBlock(text: string): KeptBlock {
  const lines = text.split("\n");
  const transactions: { transaction: string; receipt: string; logs: string[] }[] = [];
  for (let at = 1; at < lines.length - 1; at++) {
    const line = lines[at] as string;
    if (line.startsWith(LOG_START)) {
      transactions.at(-1)?.logs.push(line);
    } else {
      at++;
      transactions.push({ transaction: line, receipt: lines[at] as string, logs: [] });
    }
  }
  return { header: lines[0] as string, transactions };
}

/** The address of a log's line. */
export function logAddress(line: string): string {
  return line.slice(LOG_START.length, LOG_START.length + 42);
}

const TOPICS_START = LOG_START.length + 42 + `","topics":["`.length;
const TOPIC_STEP = 66 + `","`.length;

/** The topic at the position, or undefined when the log has fewer. */
export function logTopic(line: string, position: number): string | undefined {
  const start = TOPICS_START + position * TOPIC_STEP;
  if (line[start] !== "0" || line[start - 1] !== `"`) return undefined;
  if (position > 0 && line[start - 2] !== ",") return undefined;
  return line.slice(start, start + 66);
}
