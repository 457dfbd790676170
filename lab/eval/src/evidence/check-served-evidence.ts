import { describeError } from "@facevalue/core";
import { readLastBlock, type ServedWorld, serveWorld } from "../product/serve-world.ts";
import { readWorldNetwork } from "../product/world-network.ts";
import { ticketContractsOf } from "./chain/ticket-contracts.ts";
import { checkWorldEvidence } from "./check-evidence.ts";
import type { EvidenceCounts } from "./evidence-counts.ts";

interface Options {
  /** Of the world. */
  readonly folder: string;
  readonly exportsFolder: string;
  /** JSON-RPC of the world's chain; null to serve it for the check. */
  readonly rpc: string | null;
  readonly log: (line: string) => void;
}

/** Checks the reasons of a world where its chain can be had; else null, and the log says why. */
export async function checkServedEvidence(options: Options): Promise<EvidenceCounts | null> {
  const { folder, exportsFolder, rpc, log } = options;
  const network = readWorldNetwork(folder);
  if (network === null || ticketContractsOf(network) === null) {
    const why = network === null ? "nothing names its contracts" : "it has contracts of other kinds";
    log(`${folder}: no evidence figures, since ${why}`);
    return null;
  }
  let served: ServedWorld;
  try {
    served = await reachChain(folder, rpc);
  } catch (error) {
    log(`${folder}: no evidence figures, since its chain cannot be read: ${describeError(error)}`);
    return null;
  }
  try {
    return await checkWorldEvidence({ folder, exportsFolder, rpc: served.url });
  } finally {
    await served.stop();
  }
}

async function reachChain(folder: string, rpc: string | null): Promise<ServedWorld> {
  if (rpc === null) return serveWorld(folder);
  await readLastBlock(rpc);
  return { url: rpc, stop: async () => {} };
}
