/** Postgres schema that holds a network's entity tables, e.g. `chain_31337`. */
export function networkSchema(chainId: number): string {
  return `chain_${chainId}`;
}
