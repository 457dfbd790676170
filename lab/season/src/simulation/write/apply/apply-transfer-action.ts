import { zeroAddress } from "viem";
import type { TransferAction } from "../../actions/transfer-actions.ts";
import { bridgeCodec, currencyCodec, disperserCodec, escrowCodec, ticketsCodec } from "../codecs.ts";
import type { Caller, Step } from "../state/step.ts";
import type { WorldState } from "../state/world-state.ts";

export function applyTransferAction(state: WorldState, caller: Caller, action: TransferAction): Step {
  switch (action.kind) {
    case "transferNative":
      return { to: action.to, value: action.amount, data: "0x", logs: [] };
    case "disperse":
      return disperse(state, caller, action);
    case "payOutFromBridge":
      return payOut(state, action);
    case "transferCurrency":
    case "approveCurrency":
    case "mintCurrency":
      return onCurrency(state, caller, action);
    default:
      return onTickets(state, caller, action);
  }
}

type CurrencyAction = Extract<
  TransferAction,
  { kind: "transferCurrency" | "approveCurrency" | "mintCurrency" }
>;

function onCurrency(state: WorldState, { account }: Caller, action: CurrencyAction): Step {
  const { currency: to, amount } = action;
  const token = state.currency(to);
  switch (action.kind) {
    case "transferCurrency": {
      const data = currencyCodec.call("transfer", [action.to, amount]);
      return { to, value: 0n, data, logs: [token.transfer(account, action.to, amount)] };
    }
    case "approveCurrency": {
      const data = currencyCodec.call("approve", [action.spender, amount]);
      return { to, value: 0n, data, logs: [token.approve(account, action.spender, amount)] };
    }
    case "mintCurrency": {
      const data = currencyCodec.call("mint", [action.to, amount]);
      return { to, value: 0n, data, logs: [token.mint(action.to, amount)] };
    }
  }
}

type TicketAction = Extract<
  TransferAction,
  { kind: "transferTicket" | "approveTickets" | "depositInEscrow" | "releaseFromEscrow" }
>;

function onTickets(state: WorldState, { account }: Caller, action: TicketAction): Step {
  const { tickets } = action;
  const contract = state.tickets(tickets);
  const { escrow } = state.deployment;
  switch (action.kind) {
    case "transferTicket": {
      const { from, to, tokenId } = action;
      const data = ticketsCodec.call("transferFrom", [from, to, tokenId]);
      return {
        to: tickets,
        value: 0n,
        data,
        logs: [contract.registry.transfer(account, tokenId, { from, to })],
      };
    }
    case "approveTickets": {
      const { operator, isApproved } = action;
      const data = ticketsCodec.call("setApprovalForAll", [operator, isApproved]);
      return {
        to: tickets,
        value: 0n,
        data,
        logs: [contract.registry.approve(account, operator, isApproved)],
      };
    }
    case "depositInEscrow": {
      const data = escrowCodec.call("deposit", [tickets, action.tokenId]);
      return { to: escrow, value: 0n, data, logs: state.escrow.deposit(account, contract, action.tokenId) };
    }
    case "releaseFromEscrow": {
      const data = escrowCodec.call("release", [tickets, action.tokenId, action.to]);
      return { to: escrow, value: 0n, data, logs: state.escrow.release(account, contract, action) };
    }
  }
}

function disperse(
  state: WorldState,
  { account }: Caller,
  { currency, payments }: Extract<TransferAction, { kind: "disperse" }>,
): Step {
  const recipients = payments.map(({ to }) => to);
  const amounts = payments.map(({ amount }) => amount);
  const to = state.deployment.disperser;
  if (currency === zeroAddress) {
    const value = amounts.reduce((sum, amount) => sum + amount, 0n);
    return { to, value, data: disperserCodec.call("disperseEther", [recipients, amounts]), logs: [] };
  }
  const data = disperserCodec.call("disperseToken", [currency, recipients, amounts]);
  return { to, value: 0n, data, logs: state.disperse(account, currency, payments) };
}

function payOut(state: WorldState, action: Extract<TransferAction, { kind: "payOutFromBridge" }>): Step {
  const { currency, to, amount } = action;
  const { bridge } = state.deployment;
  const isNative = currency === zeroAddress;
  const moves = isNative ? [] : [state.currency(currency).transfer(bridge, to, amount)];
  const paid = bridgeCodec.log(bridge, "PaidOut", { to, currency, amount });
  const data = bridgeCodec.call("payOut", [currency, to, amount]);
  return { to: bridge, value: isNative ? amount : 0n, data, logs: [...moves, paid] };
}
