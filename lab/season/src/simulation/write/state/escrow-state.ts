import type { Address } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import { escrowCodec } from "../codecs.ts";
import { require } from "./refuse.ts";
import type { TicketContract } from "./ticket-contract.ts";

/** Tickets that the escrow keeps, and who deposited them. */
export class EscrowState {
  readonly #address: Address;
  readonly #depositors = new Map<string, Address>();

  constructor(address: Address) {
    this.#address = address;
  }

  deposit(depositor: Address, { address: tickets, registry }: TicketContract, tokenId: bigint): LogDraft[] {
    this.#depositors.set(`${tickets}${tokenId}`, depositor);
    const move = registry.transfer(this.#address, tokenId, { from: depositor, to: this.#address });
    return [move, escrowCodec.log(this.#address, "Deposited", { tickets, tokenId, depositor })];
  }

  release(
    caller: Address,
    { address: tickets, registry }: TicketContract,
    { tokenId, to }: { tokenId: bigint; to: Address },
  ): LogDraft[] {
    const key = `${tickets}${tokenId}`;
    require(this.#depositors.get(key) === caller, `${caller} did not deposit ticket ${tokenId}`);
    this.#depositors.delete(key);
    const move = registry.transfer(this.#address, tokenId, { from: this.#address, to });
    return [move, escrowCodec.log(this.#address, "Released", { tickets, tokenId, to })];
  }
}
