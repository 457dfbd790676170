import { type Address, encodeDeployData, parseAbi } from "viem";
import { readBytecode } from "./read-bytecode.ts";
import { deploy, type MarketClient, type Sender } from "./transact.ts";

const ARTEFACTS = "@opensea/seaport-js/src/artifacts/seaport/contracts";

export interface Seaport {
  readonly address: Address;
  readonly conduitController: Address;
}

/** Deploys Seaport 1.6 and its conduit controller; orders use no conduit. */
export async function deploySeaport(client: MarketClient, deployer: Sender): Promise<Seaport> {
  const controllerCode = readBytecode(
    `${ARTEFACTS}/conduit/ConduitController.sol/LocalConduitController.json`,
  );
  const conduitController = await deploy(client, deployer, controllerCode);
  const code = encodeDeployData({
    abi: parseAbi(["constructor(address conduitController)"]),
    bytecode: readBytecode(`${ARTEFACTS}/Seaport.sol/Seaport.json`),
    args: [conduitController],
  });
  return { address: await deploy(client, deployer, code), conduitController };
}
