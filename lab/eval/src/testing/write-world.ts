import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface WrittenWorld {
  readonly entities: readonly object[];
  readonly wallets: readonly object[];
  readonly sales: readonly object[];
  readonly events: readonly object[];
  readonly flags: readonly object[];
  readonly productSales: readonly object[];
  readonly edges?: readonly object[];
  readonly dune?: readonly object[];
  readonly moments?: readonly object[];
}

/** A world and what a product might have exported of it, as files. */
export function writeWorld(folder: string, world: WrittenWorld): { world: string; exports: string } {
  const [truth, exports] = [join(folder, "world/truth"), join(folder, "exports")];
  for (const each of [truth, exports]) mkdirSync(each, { recursive: true });
  const write = (path: string, lines: readonly object[] | undefined) => {
    if (lines !== undefined) writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };
  write(join(truth, "entities.ndjson"), world.entities);
  write(join(truth, "wallets.ndjson"), world.wallets);
  write(join(truth, "sales.ndjson"), world.sales);
  write(join(truth, "events.ndjson"), world.events);
  write(join(exports, "flags.ndjson"), world.flags);
  write(join(exports, "sales.ndjson"), world.productSales);
  write(join(exports, "edges.ndjson"), world.edges);
  write(join(exports, "dune.ndjson"), world.dune);
  write(join(exports, "moments.ndjson"), world.moments);
  return { world: join(folder, "world"), exports };
}
