import { describeError, type Logger } from "@facevalue/core";
import type { SubgraphBuild } from "@facevalue/indexer";
import type { RpcClient } from "@facevalue/rpc";

/**
 * Warns when the chain has no contract at a data source's address: most likely the addresses are another network's, and
 * there would be nothing to see. No error, since a contract may be deployed later.
 */
export async function warnAboutMissingContracts(
  rpc: RpcClient,
  build: SubgraphBuild,
  logger: Logger,
): Promise<void> {
  try {
    const { hash } = await rpc.latestBlock();
    for (const { name, address } of build.dataSources) {
      if (address === null || (await rpc.getCode(address, hash)) !== "0x") continue;
      logger.warn({ dataSource: name, address }, NO_CONTRACT);
    }
  } catch (error) {
    logger.debug({ msg: "Could not look for the contracts", reason: describeError(error) });
  }
}

const NO_CONTRACT =
  "The chain has no contract at this address: give the addresses of your network with --network-file and --network";
