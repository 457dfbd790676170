import { AppError } from "@facevalue/core";

/** Names that a header may give to each column that is needed, in the order of preference. */
export interface ColumnNames {
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Of a column that need not be there. */
  readonly third: readonly string[];
}

/** Places of the columns in a row; `third` is null where there is none. */
export interface Columns {
  readonly first: number;
  readonly second: number;
  readonly third: number | null;
  readonly hasHeader: boolean;
  /** Fields in the first row. */
  readonly count: number;
}

const kinds = ["node", "wallet", "address", "account", "id"];

/** Both ends of a link, and its weight. */
export const EDGE_COLUMNS: ColumnNames = {
  first: ["first", "source", "from", "src", "sender", ...numbered("a", "1"), "from_address", "txId1"],
  second: [
    "second",
    "target",
    "to",
    "dst",
    "receiver",
    "recipient",
    ...numbered("b", "2"),
    "to_address",
    "txId2",
  ],
  third: ["weight"],
};

/** A node and the cluster that it is in. */
export const LABEL_COLUMNS: ColumnNames = {
  first: [...kinds, "txId"],
  second: ["cluster", "label", "controller", "entity", "community", "group", "class"],
  third: [],
};

/**
 * By their names where the first row has any of them; else the first two, and the third where it is the last and there may be one.
 * @throws BAD_USER_INPUT when the header names one column of the two, or the row has fewer
 */
export function findColumns(row: readonly string[], names: ColumnNames, path: string): Columns {
  const plain = row.map(simplify);
  const find = (candidates: readonly string[]) =>
    candidates.map((name) => plain.indexOf(simplify(name))).find((place) => place >= 0) ?? null;
  const [first, second] = [find(names.first), find(names.second)];
  const count = row.length;
  if (first !== null && second !== null)
    return { first, second, third: find(names.third), hasHeader: true, count };
  if (first !== null || second !== null)
    throw new AppError(
      "BAD_USER_INPUT",
      `The header of ${path} names only one of two columns: call them ${names.first[0]} and ${names.second[0]}.`,
    );
  if (count < 2)
    throw new AppError("BAD_USER_INPUT", `Line 1 of ${path} has one field: part fields with commas.`);
  const hasThird = count === 3 && names.third.length > 0;
  return { first: 0, second: 1, third: hasThird ? 2 : null, hasHeader: false, count };
}

function numbered(...ends: readonly string[]): string[] {
  return ends.flatMap((end) => kinds.map((kind) => `${kind}_${end}`));
}

/** Letters and digits only, in lower case. */
const simplify = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
