import type { KnownAccount } from "../actions/world.ts";
import type { WorldDeployment } from "../actions/world-deployment.ts";

/** What a list calls those whose type has another name. */
const KINDS: Readonly<Record<string, string>> = {
  exchange: "exchange",
  bridge: "bridge",
  relayer: "relayer",
  issuer: "faucet",
};

/** The known accounts as `facevalue labels` takes them; of contracts only those that move others' money or tickets. */
export function labelsCsv(labels: readonly KnownAccount[], deployment: WorldDeployment): string {
  const { market, escrow, disperser, bridge, entryPoint, paymaster } = deployment;
  const contracts = new Map<string, string>([
    [market, "marketplace"],
    [escrow, "marketplace"],
    [disperser, "disperser"],
    [bridge, "bridge"],
    [entryPoint, "relayer"],
    [paymaster, "relayer"],
  ]);
  const lines = labels.flatMap(({ account, kind }) => {
    const called = contracts.get(account) ?? KINDS[kind];
    return called === undefined ? [] : [`${account.toLowerCase()},${called}`];
  });
  return `${["account,kind", ...lines].join("\n")}\n`;
}
