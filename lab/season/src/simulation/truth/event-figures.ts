/**
 * What the world knows of an event's sales and of the demand behind them. Days count from the start of sales. Public are the
 * tiers that anybody may buy from, a platform's users too; seats of season holders and hospitality are not.
 */
export class EventFigures {
  readonly dailyPublicBookings: number[] = [];
  readonly dailyHonestDemand: number[] = [];
  publicSupply = 0;
  unconstrainedDemand = 0;
  /** In all tiers. */
  sold = 0;
  /** Unix seconds at which the public tiers were first sold out. */
  soldOutAt: number | null = null;
  cancelledAt: number | null = null;
  rescheduledAt: number | null = null;

  /** @param day since the start of sales, from 0 */
  addBooking(day: number, tickets: number): void {
    add(this.dailyPublicBookings, day, tickets);
  }

  /** Tickets that honest people wanted on the day, whether they got them or not. */
  addDemand(day: number, tickets: number): void {
    add(this.dailyHonestDemand, day, tickets);
    this.unconstrainedDemand += tickets;
  }
}

function add(days: number[], day: number, tickets: number): void {
  while (days.length <= day) days.push(0);
  days[day] = (days[day] ?? 0) + tickets;
}
