import { AppError } from "@facevalue/core";
import type { SubgraphBuild } from "@facevalue/indexer";
import type { MemorySource } from "@facevalue/indexer/testing";
import type { Truth } from "../chain/truth.ts";

/** @throws INTERNAL when there are not as many entities as there must be, or not as many resales. */
export function checkEntities(source: MemorySource, build: SubgraphBuild, truth: Truth): void {
  const count = (name: string) => source.rows.get(name)?.size ?? 0;
  const sum = (typeName: string, field: string) => {
    const type = build.schema.types.get(typeName);
    const ids = type === undefined ? [] : [...(source.rows.get(typeName)?.keys() ?? [])];
    return ids.reduce((total, id) => total + Number(type && source.read(type, id)?.[field]), 0);
  };
  const found = {
    transfers: count("Transfer"),
    resold: count("Resale"),
    tickets: count("Ticket"),
    accounts: count("Account"),
  };
  const sums = [sum("Ticket", "resales"), sum("Account", "buys"), sum("Account", "sells")];
  const isRight =
    Object.entries(found).every(([name, value]) => truth[name as keyof typeof found] === value) &&
    sums.every((value) => value === truth.resold) &&
    sum("Account", "balance") === truth.tickets;
  if (!isRight) throw new AppError("INTERNAL", `The end state is wrong: ${JSON.stringify({ found, sums })}`);
}
