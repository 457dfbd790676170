import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openStage, type Stage } from "./stage.ts";

/** One chain per test file; every test starts from the same state. The answer is valid inside of tests. */
export function useStage(): () => Stage {
  let stage: Stage | undefined;
  let snapshot: `0x${string}` | undefined;
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    snapshot = await stage?.chain.control.snapshot();
  });
  afterEach(async () => {
    if (snapshot) await stage?.chain.control.revert({ id: snapshot });
  });
  afterAll(() => stage?.chain.stop());
  return () => {
    if (!stage) throw new Error("The stage is open only inside of tests.");
    return stage;
  };
}
