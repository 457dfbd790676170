import { BINARY_SYMBOLS, CAST_TYPES, FUNCTIONS, RESERVED } from "./expression-rules.ts";
import { readTokens, type Token } from "./expression-tokens.ts";

/** Says what is wrong with an expression. */
export class ExpressionError extends Error {}

/** How deep parentheses, cases and calls may be nested. */
const MOST_NESTED = 100;

/**
 * An expression of `@aggregate(arg: …)` as SQL, made anew from its tokens: fields, literals, arithmetic, comparisons,
 * case, casts and a few functions, as graph-node allows them, and nothing else.
 * @param column quoted column of a field; throws ExpressionError for one that cannot be used
 * @throws ExpressionError
 */
export function toSqlExpression(source: string, column: (field: string) => string): string {
  const tokens = readTokens(source);
  if ("problem" in tokens) throw new ExpressionError(`cannot be read from \`${tokens.problem}\` on`);
  return new ExpressionParser(tokens, column).parse();
}

class ExpressionParser {
  readonly #tokens: readonly Token[];
  readonly #column: (field: string) => string;
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], column: (field: string) => string) {
    this.#tokens = tokens;
    this.#column = column;
  }

  parse(): string {
    const sql = this.#expression();
    if (this.#next.kind !== "end") throw this.#unexpected();
    return sql;
  }

  /** Operands and operators in their order: what binds tighter is left to Postgres. */
  #expression(): string {
    if (++this.#depth > MOST_NESTED) throw new ExpressionError("is nested too deeply");
    const parts = [this.#operand()];
    for (let operator = this.#operator(); operator !== null; operator = this.#operator()) {
      parts.push(operator, this.#operand());
    }
    this.#depth--;
    return parts.join(" ");
  }

  #operator(): string | null {
    const { kind, text } = this.#next;
    if (kind === "symbol" && BINARY_SYMBOLS.has(text)) return this.#take().text;
    if (this.#accept("and")) return "and";
    return this.#accept("or") ? "or" : null;
  }

  #operand(): string {
    const signs: string[] = [];
    while (this.#isSymbol("+") || this.#isSymbol("-") || this.#isWord("not")) {
      signs.push(this.#take().text.toLowerCase());
    }
    return [...signs, this.#postfixed(this.#primary())].join(" ");
  }

  #postfixed(operand: string): string {
    if (this.#isSymbol("::")) {
      this.#take();
      return this.#postfixed(`${operand}::${this.#castType()}`);
    }
    if (!this.#accept("is")) return operand;
    const not = this.#accept("not") ? " not" : "";
    if (this.#accept("distinct")) {
      this.#expect("from");
      return `${operand} is${not} distinct from ${this.#operand()}`;
    }
    const test = ["null", "true", "false"].find((word) => this.#accept(word));
    if (test === undefined) throw this.#unexpected();
    return this.#postfixed(`${operand} is${not} ${test}`);
  }

  #primary(): string {
    const { kind, text } = this.#next;
    if (this.#isSymbol("(")) return this.#group(() => this.#expression());
    if (kind === "number") return this.#take().text;
    if (kind === "text") return `'${this.#take().text.replaceAll("'", "''")}'`;
    if (kind === "quoted") return this.#column(this.#take().text);
    if (kind !== "word") throw this.#unexpected();
    const word = text.toLowerCase();
    if (this.#accept("case")) return this.#case();
    if (this.#accept("cast")) return this.#group(() => this.#cast(), "cast");
    if (["null", "true", "false"].includes(word)) return this.#take().text.toLowerCase();
    if (RESERVED.has(word)) throw this.#unexpected();
    this.#take();
    return this.#isSymbol("(") ? this.#call(word) : this.#column(text);
  }

  #call(name: string): string {
    const arity = FUNCTIONS.get(name);
    if (arity === undefined) throw new ExpressionError(`calls \`${name}\`, which is not supported`);
    let count = 0;
    const call = this.#group(() => {
      const given = [this.#expression()];
      while (this.#accept(",")) given.push(this.#expression());
      count = given.length;
      return given.join(", ");
    }, name);
    if (count < arity[0] || count > arity[1])
      throw new ExpressionError(`calls \`${name}\` with ${count} arguments`);
    return call;
  }

  #cast(): string {
    const operand = this.#expression();
    this.#expect("as");
    return `${operand} as ${this.#castType()}`;
  }

  #castType(): string {
    const type = this.#take().text.toLowerCase();
    if (!CAST_TYPES.has(type)) throw new ExpressionError(`casts to \`${type}\`, which is not supported`);
    return type;
  }

  #case(): string {
    const parts = ["case"];
    if (!this.#isWord("when")) parts.push(this.#expression());
    while (this.#accept("when")) {
      parts.push("when", this.#expression());
      this.#expect("then");
      parts.push("then", this.#expression());
    }
    if (!parts.includes("when")) throw this.#unexpected();
    if (this.#accept("else")) parts.push("else", this.#expression());
    this.#expect("end");
    return [...parts, "end"].join(" ");
  }

  #group(content: () => string, prefix = ""): string {
    this.#expect("(");
    const inner = content();
    this.#expect(")");
    return `${prefix}(${inner})`;
  }

  get #next(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", text: "the end" };
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== "end") this.#position++;
    return token;
  }

  #isWord(word: string): boolean {
    return this.#next.kind === "word" && this.#next.text.toLowerCase() === word;
  }

  #isSymbol(symbol: string): boolean {
    return this.#next.kind === "symbol" && this.#next.text === symbol;
  }

  #accept(text: string): boolean {
    const isThere = this.#isWord(text) || this.#isSymbol(text);
    if (isThere) this.#position++;
    return isThere;
  }

  #expect(text: string): void {
    if (!this.#accept(text))
      throw new ExpressionError(`has \`${this.#next.text}\` where \`${text}\` belongs`);
  }

  #unexpected(): ExpressionError {
    return new ExpressionError(`has \`${this.#next.text}\` where it does not belong`);
  }
}
