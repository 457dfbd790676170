import type { AnyVariables, RequestPolicy, TypedDocumentNode } from "@urql/core";
import { client } from "./client.ts";

/** Runs one query. Rejects with the CombinedError of a failed request. */
export async function read<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  policy: RequestPolicy,
): Promise<Data> {
  const result = await client.query(document, variables, { requestPolicy: policy }).toPromise();
  if (result.error) throw result.error;
  if (result.data === undefined) throw new Error("The API answered without data and without an error.");
  return result.data;
}
