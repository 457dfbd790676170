import type { CallAction } from "../actions/account-actions.ts";
import type { Action } from "../actions/world-block.ts";

export const TRANSFER_GAS = 21_000n;
/** Of the limit behind the first 21,000, in percent: about what the contracts use of it. */
const USED_PERCENT = 62n;

const CALL_LIMITS: Readonly<Record<CallAction["kind"], bigint>> = {
  createTicketContract: 700_000n,
  publishEvent: 1_200_000n,
  publishTier: 500_000n,
  updateTier: 250_000n,
  rescheduleEvent: 120_000n,
  cancelEvent: 120_000n,
  issueComplimentary: 180_000n,
  checkIn: 80_000n,
  setGateOperator: 80_000n,
  voidTicket: 150_000n,
  refundTicket: 200_000n,
  withdrawFromTickets: 400_000n,
  buyTickets: 300_000n,
  listTicket: 330_000n,
  changeListingPrice: 150_000n,
  cancelListing: 80_000n,
  buyListing: 450_000n,
  placeBid: 400_000n,
  cancelBid: 120_000n,
  acceptBid: 450_000n,
  withdrawFromMarket: 120_000n,
  transferTicket: 130_000n,
  approveTickets: 80_000n,
  transferNative: 40_000n,
  transferCurrency: 90_000n,
  approveCurrency: 80_000n,
  mintCurrency: 110_000n,
  disperse: 130_000n,
  payOutFromBridge: 130_000n,
  depositInEscrow: 200_000n,
  releaseFromEscrow: 200_000n,
};

/** Gas limit of a transaction: the same for all who do the same. */
export function gasLimitOf(action: Action): bigint {
  switch (action.kind) {
    case "createContractWallet":
      return 300_000n;
    case "callFromWallet":
      return 60_000n + sum(action.calls);
    case "handleUserOperations":
      return action.operations.reduce(
        (gas, { calls, creation }) => gas + 120_000n + sum(calls) + (creation === undefined ? 0n : 300_000n),
        100_000n,
      );
    default:
      return limitOf(action);
  }
}

/** What a transaction that was not executed is said to have used: an estimate, since only an EVM could tell. */
export function estimatedGas(action: Action): bigint {
  if (action.kind === "transferNative") return TRANSFER_GAS;
  return TRANSFER_GAS + ((gasLimitOf(action) - TRANSFER_GAS) * USED_PERCENT) / 100n;
}

function sum(calls: readonly CallAction[]): bigint {
  return calls.reduce((gas, call) => gas + limitOf(call), 0n);
}

function limitOf(action: CallAction): bigint {
  const base = CALL_LIMITS[action.kind];
  switch (action.kind) {
    case "buyTickets":
    case "issueComplimentary":
      return base + 170_000n * BigInt(action.quantity);
    case "checkIn":
      return base + 90_000n * BigInt(action.tokenIds.length);
    case "disperse":
      return base + 60_000n * BigInt(action.payments.length);
    default:
      return base;
  }
}
