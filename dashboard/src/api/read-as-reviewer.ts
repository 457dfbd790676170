import type { AnyVariables, TypedDocumentNode } from "@urql/core";
import { reviewerClient } from "./client.ts";
import type { ReviewerKey } from "./reviewer-key.ts";

/** Runs one query with the reviewer's key. Rejects with the CombinedError of a failed request. */
export async function readAsReviewer<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  key: ReviewerKey,
): Promise<Data> {
  const result = await reviewerClient
    .query(document, variables, {
      requestPolicy: "network-only",
      fetchOptions: {
        headers: { authorization: `Bearer ${key.text}` },
        cache: "no-store",
        // The key is for this origin alone.
        redirect: "error",
      },
    })
    .toPromise();
  if (result.error) throw result.error;
  if (result.data === undefined) throw new Error("The API answered without data and without an error.");
  return result.data;
}
