import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "../pagination/page-request.ts";

export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Longest that lists without a page size get; lists that are not named are short. */
const LIST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["Query.exchangeRates", 400],
  ["Event.resalePoints", 400],
  ["EventSalesSeries.days", 400],
  ["EventMarkup.byDay", 400],
  ["EventDemand.market", 400],
  ["OrderBook.asks", 50],
  ["OrderBook.bids", 50],
  ["EventAttendance.checkIns", 400],
  ["SalesHistory.points", 400],
  ["SalesHistory.amounts", 400],
  ["EventFeeTotal.roles", 7],
  ["EventFeeRole.recipients", 10],
  ["MarkupReport.byDay", 400],
  ["FlagLink.families", 6],
]);
const SHORT_LIST = 20;
/** Lists of at most as many items as their argument `first` says. */
const SIZED_LISTS: ReadonlySet<string> = new Set([
  "Flag.members",
  "Flag.links",
  "Flag.history",
  "FlagReason.evidence",
  "FlagLink.evidence",
]);

/**
 * Most objects that a valid operation can answer with: one for each field with fields of its own, times the lengths
 * of the lists around it. Page sizes count whether they are written out or come from variables.
 * @throws GraphQLError when the variables are not what the operation declares
 */
export function countObjects(counted: CountedOperation): number {
  const { schema, operation } = counted;
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], counted.variables);
  if (values.coerced === undefined) throw values.errors?.[0] ?? new GraphQLError("the variables do not fit");
  return new Counter(counted, values.coerced).count(operation.selectionSet, schema.getQueryType()?.name, 1);
}

class Counter {
  readonly #counted: CountedOperation;
  readonly #variables: Readonly<Record<string, unknown>>;
  /** By fragment and page size, so that fragments within fragments are not walked again and again. */
  readonly #known = new Map<string, number>();

  constructor(counted: CountedOperation, variables: Readonly<Record<string, unknown>>) {
    this.#counted = counted;
    this.#variables = variables;
  }

  /** @param pageSize of the connection whose fields `set` selects */
  count(set: SelectionSetNode, typeName: string | undefined, pageSize: number): number {
    let total = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) total += this.#countField(selection, typeName, pageSize);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? typeName;
        total += this.count(selection.selectionSet, condition, pageSize);
      } else total += this.#countFragment(selection.name.value, pageSize);
    }
    return total;
  }

  #countFragment(name: string, pageSize: number): number {
    const key = `${name}:${pageSize}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fragment = this.#counted.fragments.get(name);
    if (fragment === undefined) return 0;
    const total = this.count(fragment.selectionSet, fragment.typeCondition.name.value, pageSize);
    this.#known.set(key, total);
    return total;
  }

  #countField(node: FieldNode, typeName: string | undefined, pageSize: number): number {
    const field = this.#fieldOf(node, typeName);
    if (field === undefined || node.selectionSet === undefined) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const args = getArgumentValues(field, node, this.#variables);
    const isConnection = type.name.endsWith("Connection");
    const inside = this.count(node.selectionSet, type.name, isConnection ? pageSizeOf(args) : 1);
    if (!isListType(getNullableType(field.type))) return 1 + inside;
    return lengthOf(`${typeName}.${field.name}`, args, pageSize) * (1 + inside);
  }

  #fieldOf(node: FieldNode, typeName: string | undefined): GraphQLField<unknown, unknown> | undefined {
    const type = typeName === undefined ? undefined : this.#counted.schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  }
}

function pageSizeOf(args: Readonly<Record<string, unknown>>): number {
  const asked = args.first ?? args.last ?? DEFAULT_PAGE_SIZE;
  return typeof asked === "number" ? Math.min(Math.max(asked, 1), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
}

function lengthOf(path: string, args: Readonly<Record<string, unknown>>, pageSize: number): number {
  if (Array.isArray(args.ids)) return args.ids.length;
  if (SIZED_LISTS.has(path)) return pageSizeOf(args);
  if (/Connection\.(edges|nodes)$/.test(path)) return pageSize;
  return LIST_LENGTHS.get(path) ?? SHORT_LIST;
}
