import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind, type ValueNode } from "graphql";

export interface ScalarOptions<Internal> {
  readonly name: string;
  /** Kinds of literal that are passed to `parse` by their text. */
  readonly literals?: readonly (Kind.STRING | Kind.INT | Kind.FLOAT)[];
  /** Undefined when the text does not stand for a value. */
  readonly parse: (text: string) => Internal | undefined;
  readonly serialize: (value: Internal) => string;
  /** What a good value looks like, for error messages. */
  readonly expected: string;
}

/** A scalar that is a string outside. JSON numbers are accepted where INT literals are, when they are exact. */
export function createScalar<Internal>(
  options: ScalarOptions<Internal>,
): GraphQLScalarType<Internal, string> {
  const literals: readonly string[] = options.literals ?? [Kind.STRING];
  const parse = (text: string): Internal => {
    const value = options.parse(text);
    if (value === undefined) throw reject(options, text);
    return value;
  };
  const config: GraphQLScalarTypeConfig<Internal, string> = {
    name: options.name,
    serialize: (value) => options.serialize(value as Internal),
    parseValue: (value) => {
      if (typeof value === "string") return parse(value);
      if (literals.includes(Kind.INT) && Number.isSafeInteger(value)) return parse(String(value));
      throw reject(options, JSON.stringify(value) ?? String(value));
    },
    parseLiteral: (node: ValueNode) => {
      if (literals.includes(node.kind) && "value" in node) return parse(String(node.value));
      throw reject(options, `a ${node.kind}`);
    },
  };
  return new GraphQLScalarType(config);
}

function reject(options: { name: string; expected: string }, text: string): GraphQLError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new GraphQLError(`not a ${options.name}: ${shown} (expected ${options.expected})`, {
    extensions: { code: "BAD_USER_INPUT" },
  });
}
