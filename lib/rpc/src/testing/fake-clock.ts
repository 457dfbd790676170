import type { Clock } from "../transport/clock.ts";

/** A clock whose sleeps pass at once and are recorded; `chance` is what random() returns. */
export class FakeClock implements Clock {
  readonly sleeps: number[] = [];
  chance: number;
  #now = 0;

  constructor(chance = 0.5) {
    this.chance = chance;
  }

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.#now += milliseconds;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  random(): number {
    return this.chance;
  }
}
