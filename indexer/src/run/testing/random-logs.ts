import type { FakeLogSpec } from "../../chain/testing/fake-chain.ts";
import { CREATED, FACTORY, NOTED } from "./fake-engine.ts";

export const CONTRACTS = Array.from(
  { length: 12 },
  (_, index) => `0x${"0".repeat(38)}${(index + 16).toString(16)}`,
);

export function created(contract: number): FakeLogSpec {
  return { address: FACTORY, topic0: CREATED, data: CONTRACTS[contract] as string };
}

export function noted(contract: number, data: string): FakeLogSpec {
  return { address: CONTRACTS[contract] as string, topic0: NOTED, data };
}

/** Small random numbers from a seed: a test that fails can be repeated. */
export function randomizer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Up to five logs: creations, notes of contracts that exist or not, and logs of another topic. */
export function randomLogs(random: (below: number) => number): FakeLogSpec[] {
  return Array.from({ length: random(3) === 0 ? 0 : random(6) }, () => {
    const contract = random(CONTRACTS.length);
    const kind = random(10);
    if (kind === 0) return created(contract);
    const log = noted(contract, `0x${(random(256) + 256).toString(16).slice(1)}`);
    return kind === 1 ? { ...log, topic0: CREATED } : log;
  });
}
