/** Contracts and accounts of the mixed chain that are no buyers. */
const account = (kind: string, number = 0) => `0x${kind}${number.toString(16).padStart(38, "0")}`;

export const FACTORY = account("fa");
export const MARKET = account("3a");
/** Seaport 1.6, the same on every chain. */
export const SEAPORT = "0x0000000000000068f116a894984e2db1123eb395";
export const MARKETPLACE_FEES = account("fe");
export const NATIVE = `0x${"0".repeat(40)}`;
export const NOBODY = NATIVE;
export const STABLE = account("70", 1);
export const WRAPPED = account("70", 2);
export const REFERENCE_CONTRACTS = Array.from({ length: 5 }, (_, number) => account("71", number));
export const PLAIN_CONTRACTS = Array.from({ length: 6 }, (_, number) => account("72", number));

export const organizerOf = (contract: string) => account("09", Number(BigInt(contract) & 0xffffn) + 1);

/** What the subgraph handles the logs of. */
export const TICKETING = new Set([FACTORY, MARKET, ...REFERENCE_CONTRACTS, ...PLAIN_CONTRACTS]);

/** Plain contracts of odd number have a tier in the network file. */
export const hasTier = (contract: string) => Number(BigInt(contract) & 1n) === 1;
export const TIER = { price: 40_000_000n, fee: 5_000_000n, currency: STABLE };

const BPS = 10_000n;
export const ROYALTY_BPS = 500n;
export const MARKETPLACE_BPS = 250n;
export const share = (amount: bigint, bps: bigint) => (amount * bps) / BPS;
