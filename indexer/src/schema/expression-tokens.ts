export interface Token {
  readonly kind: "word" | "quoted" | "number" | "text" | "symbol" | "end";
  /** Without quotes; words as they were written. */
  readonly text: string;
}

const TOKEN =
  /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|"((?:[^"]|"")+)"|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|'((?:[^'\\]|'')*)'|(::|>=|<=|<>|!=|[-+*/%^<>=(),]))/y;
const BLANK = /\s*$/y;
/** Would begin a comment, and is no operator either. */
const COMMENT = /--|\/\*/;

/** The tokens of an SQL expression, ended by one of kind "end"; the offending text when there is another character. */
export function readTokens(expression: string): readonly Token[] | { readonly problem: string } {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    BLANK.lastIndex = position;
    if (BLANK.test(expression)) break;
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(expression);
    const isComment = COMMENT.test(expression.slice(position).trimStart().slice(0, 2));
    if (match === null || isComment) return { problem: expression.slice(position).trim() };
    tokens.push(toToken(match));
    position = TOKEN.lastIndex;
  }
  return [...tokens, { kind: "end", text: "the end" }];
}

function toToken([, word, quoted, number, text, symbol]: RegExpExecArray): Token {
  if (word !== undefined) return { kind: "word", text: word };
  if (quoted !== undefined) return { kind: "quoted", text: quoted.replaceAll('""', '"') };
  if (number !== undefined) return { kind: "number", text: number };
  if (text !== undefined) return { kind: "text", text: text.replaceAll("''", "'") };
  return { kind: "symbol", text: symbol ?? "" };
}
