type Call = readonly [method: string, params: readonly unknown[]];

const BATCH = 200;

/** Results of JSON-RPC calls, in order; rejects when one fails. */
export async function rpcBatch<Result>(url: string, calls: readonly Call[]): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < calls.length; start += BATCH) {
    const part = calls.slice(start, start + BATCH);
    const body = part.map(([method, params], id) => ({ jsonrpc: "2.0", id, method, params }));
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answers = (await response.json()) as { id: number; result: Result; error?: { message: string } }[];
    for (const { id, result, error } of answers.sort((a, b) => a.id - b.id)) {
      if (error) throw new Error(`${part[id]?.[0]}: ${error.message}`);
      results.push(result);
    }
  }
  return results;
}

/** The result of one JSON-RPC call. */
export async function rpc<Result>(
  url: string,
  method: string,
  ...params: readonly unknown[]
): Promise<Result> {
  const [result] = await rpcBatch<Result>(url, [[method, params]]);
  return result as Result;
}
