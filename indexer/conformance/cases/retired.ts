import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, nonDeterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const MODULE = "runtime/wasm/src/module/context.rs";

export const retiredArea: ConformanceArea = {
  name: "retired",
  title: "Host functions that only old mappings use",
  cases: [
    ...["ipfs.cat", "ipfs.getBlock", "ipfs.map"].map((name) => ({
      point: `${name} fails when it is called`,
      source: `${MODULE}, ${name.replace("getBlock", "get_block").replace(".", "_")}: allow_non_deterministic_ipfs, "is deprecated"`,
      run: evaluate(`retired.${name}`),
      expected: deterministic(`\`${name}\` is deprecated`),
    })),
    ...["arweave.transactionData", "box.profile"].map((name) => ({
      point: `${name} fails when it is called`,
      source: `${MODULE}, ${name === "box.profile" ? "box_profile" : "arweave_transaction_data"}: "has been removed"`,
      run: evaluate(`retired.${name}`),
      expected: deterministic(`\`${name}\` has been removed`),
    })),
    {
      point: "ens.nameByHash without a table of names fails, and not deterministically",
      source: `${MODULE}, ens_name_by_hash: is_ens_data_empty, "Missing ENS data"`,
      run: evaluate("retired.ens.nameByHash"),
      expected: nonDeterministic("Missing ENS data"),
    },
  ],
};
