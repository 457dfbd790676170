import { numberedKey, positionedKey } from "./keys.ts";
import type { TicketEvent, Tier } from "./publishers.ts";
import { type Row, Tracked } from "./row.ts";
import { type FaceValue, faceColumns } from "./tickets.ts";

/** Tickets received together by a holder; see the holding's `row`. */
export class HoldingLot extends Tracked {
  readonly table = "holding_lot";
  readonly id: Buffer;
  readonly holding: Buffer;
  readonly face: FaceValue;
  readonly receivedAt: number;
  quantity: number;

  constructor(holding: Holding, facts: Pick<HoldingLot, "face" | "receivedAt" | "quantity">) {
    super();
    this.id = positionedKey(holding.id, holding.nextLot);
    this.holding = holding.id;
    this.face = facts.face;
    this.receivedAt = facts.receivedAt;
    this.quantity = facts.quantity;
  }

  row(): Row {
    const { id, holding, quantity, receivedAt } = this;
    return { id, holding, quantity, ...faceColumns(this.face), received_at: receivedAt };
  }
}

/** Tickets of one kind of one owner (ERC-1155). */
export class Holding extends Tracked {
  readonly table = "holding";
  readonly id: Buffer;
  readonly event: TicketEvent;
  readonly tier: Tier;
  readonly owner: Buffer;
  readonly lots: HoldingLot[] = [];
  quantity = 0;
  received = 0;
  firstLot = 0;
  updatedAt = 0;

  constructor(event: TicketEvent, tier: Tier, owner: Buffer) {
    super();
    const token = numberedKey(event.contract.id, event.number);
    this.id = Buffer.concat([token, owner]);
    this.event = event;
    this.tier = tier;
    this.owner = owner;
  }

  get nextLot(): number {
    return this.lots.length;
  }

  row(): Row {
    return {
      id: this.id,
      contract: this.event.contract.id,
      token_id: this.event.number,
      event: this.event.id,
      ticket_type: this.tier.id,
      owner: this.owner,
      quantity: this.quantity,
      received_count: this.received,
      released_count: this.received - this.quantity,
      first_lot: this.firstLot,
      next_lot: this.nextLot,
      updated_at: this.updatedAt,
    };
  }
}
