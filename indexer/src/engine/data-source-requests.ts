import type { DataSourceContext } from "../host/host-scope.ts";
import { ADDRESS_TEXT } from "../host/imports/type-conversion.ts";
import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import { contextToJson } from "./context-json.ts";
import type { DataSourceRequest } from "./data-source-set.ts";

/** A call of dataSource.create. */
export interface CreateCall {
  readonly template: string;
  readonly parameters: readonly string[];
  readonly context: DataSourceContext | null;
}

/** What a call asks for. NonDeterministicError, after the handler as in graph-node, when it gives no address. */
export function toDataSourceRequest({ template, parameters, context }: CreateCall): DataSourceRequest {
  const [parameter] = parameters;
  const digits = ADDRESS_TEXT.exec(parameter ?? "")?.[1];
  if (digits === undefined) {
    const problem = parameter === undefined ? "address parameter is missing" : "invalid address provided";
    throw new NonDeterministicError(`Failed to create data source from template \`${template}\`: ${problem}`);
  }
  const address = `0x${digits.toLowerCase()}`;
  return { template, address, context: context === null ? null : contextToJson(context) };
}
