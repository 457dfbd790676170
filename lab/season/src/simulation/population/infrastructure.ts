import type { WorldDeployment } from "../actions/world-deployment.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import type { Census } from "./census.ts";
import type { Controller } from "./controller.ts";
import type { ControllerType } from "./controller-type.ts";
import type { Wallet } from "./wallet.ts";

/** What everybody uses: it pays and is paid by thousands, and is never a subject. */
export interface Infrastructure {
  readonly exchanges: readonly Wallet[];
  readonly bridgeOperators: readonly Wallet[];
  readonly bundlers: readonly Wallet[];
  readonly relayers: readonly Wallet[];
  readonly merchants: readonly Wallet[];
  readonly issuers: readonly Wallet[];
  readonly dusters: readonly Wallet[];
  readonly platforms: readonly Controller[];
  /** Accounts of the world's contracts by address. */
  readonly contracts: ReadonlyMap<string, Wallet>;
}

const EXCHANGES = { small: 2, medium: 4, large: 6 } as const;
const PLATFORMS = { small: 1, medium: 2, large: 4 } as const;
const MERCHANTS = { small: 3, medium: 20, large: 60 } as const;
const PLATFORM_WALLETS = [2, 5, 1, 3] as const;
const KEY_ACCOUNT = { usesContractWallets: false, isCardPayer: false } as const;

export function createInfrastructure(
  census: Census,
  { scale }: WorldParameters,
  deployment: WorldDeployment,
): Infrastructure {
  const create = (type: ControllerType, count: number) =>
    Array.from({ length: count }, () =>
      census.addWallet(census.addController({ type, habits: KEY_ACCOUNT }), { role: "tickets" }),
    );
  return {
    contracts: addContracts(census, deployment),
    exchanges: create("exchange", EXCHANGES[scale]),
    bridgeOperators: create("bridge", 2),
    bundlers: create("relayer", 2),
    relayers: create("relayer", 2),
    merchants: create("merchant", MERCHANTS[scale]),
    issuers: create("issuer", 1),
    dusters: create("duster", 1),
    platforms: Array.from({ length: PLATFORMS[scale] }, (_, index) => createPlatform(census, index)),
  };
}

/** One to five wallets hold the tickets of all users of the platform. */
function createPlatform(census: Census, index: number): Controller {
  const habits = { ...KEY_ACCOUNT, source: "exchange", cashesOut: true } as const;
  const platform = census.addController({ type: "custodial", habits });
  for (let wallet = 0; wallet < (PLATFORM_WALLETS[index % PLATFORM_WALLETS.length] ?? 1); wallet += 1)
    census.addWallet(platform);
  return platform;
}

function addContracts(census: Census, deployment: WorldDeployment): Map<string, Wallet> {
  const { deployer, factory, market, marketOwner, disperser, bridge, escrow, entryPoint, paymaster } =
    deployment;
  const accounts = [deployer, factory, market, marketOwner, disperser, bridge, escrow, entryPoint, paymaster];
  const wallets = [...accounts, deployment.walletFactory].map((address) =>
    census.addWallet(census.addController({ type: "contract", habits: KEY_ACCOUNT }), { address }),
  );
  return new Map(wallets.map((wallet) => [wallet.address, wallet]));
}
