/** How many of a request's statements depend on what it asks for: which networks there are is read anew every second. */
export function countReads(statements: readonly string[]): number {
  return statements.filter((text) => !/select chain_id, schema_name from ops\.network/.test(text)).length;
}
