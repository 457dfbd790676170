import { unsupported } from "../manifest/check-features.ts";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import type { EthereumState } from "./ethereum-call.ts";

const STATE_IMPORTS = new Set(["ethereum.getBalance", "ethereum.hasCode"]);
const STATE_API_VERSION = 9;

/** Refuses mappings that ask for balances or code where nobody answers. SUBGRAPH_UNSUPPORTED. */
export function checkStateAccess({
  build,
  ethereumState,
}: {
  build: SubgraphBuild;
  ethereumState?: EthereumState;
}): void {
  for (const { name, mapping } of [...build.dataSources, ...build.templates]) {
    const wanted = WebAssembly.Module.imports(mapping.module).find((entry) => STATE_IMPORTS.has(entry.name));
    if (wanted === undefined || (ethereumState && mapping.apiVersion >= STATE_API_VERSION)) continue;
    throw unsupported(`the host function ${wanted.name}`, `data source ${name}`);
  }
}
