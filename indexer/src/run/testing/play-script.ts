import type pg from "pg";
import { answerFakeChain, type FakeChainView } from "../../chain/testing/answer-fake-chain.ts";
import { type FakeBlock, FakeChain } from "../../chain/testing/fake-chain.ts";
import type { FakeNode } from "../../chain/testing/fake-node.ts";
import type { Action, Script, Step } from "./chain-script.ts";
import type { SubgraphFollower } from "./follow-subgraph.ts";
import { randomizer } from "./random-logs.ts";
import { randomShopLogs } from "./shop-logs.ts";

/** Looks without progress after which it is stuck; counted, since a machine that stands still lets time pass too. */
const STUCK_LOOKS = 120;
const LOOK_MS = 250;

export interface Stage {
  readonly node: FakeNode;
  readonly pool: pg.Pool;
  /** Starts the indexer, anew after an end. */
  start(): Promise<SubgraphFollower>;
  /** Called after each step and at the end. */
  afterStep(): Promise<void>;
}

/** What a node that lags behind shows for so many requests. */
interface StaleView {
  readonly view: FakeChainView;
  requests: number;
}

/** Plays one script: a chain that changes while an indexer follows it. */
export class ScriptPlayer {
  readonly chain = new FakeChain();
  readonly #script: Script;
  readonly #stage: Stage;
  readonly #random: (below: number) => number;
  /** Height of the longest chain that was ever shown: what is final is counted from there. */
  #highest = 0;
  #dropped: readonly FakeBlock[] = [];
  #stale: StaleView | null = null;
  #nextStale: StaleView | null = null;
  #due: { calls: number; run: () => void } | null = null;

  constructor(script: Script, stage: Stage) {
    this.#script = script;
    this.#stage = stage;
    this.#random = randomizer(script.seed);
    if (script.keepsOrphans) this.chain.orphans = new Map();
    this.#mine(script.history);
  }

  /** Resolves when everything is over and the indexer has stopped at the chain's head. */
  async play(): Promise<void> {
    const { node } = this.#stage;
    node.chain = this.chain;
    // A node that lags does so for whole requests; the chain itself may change in the middle of one.
    node.beforeRequest = () => {
      if (this.#stale !== null && --this.#stale.requests < 0) this.#stale = null;
      this.#stale ??= this.#nextStale;
      this.#nextStale = null;
    };
    node.intercept = (call) => {
      this.#countCall();
      return this.#stale === null ? null : answerFakeChain(this.#stale.view, call, node.settings);
    };
    let follower = await this.#stage.start();
    try {
      for (const step of this.#script.steps) {
        follower = await this.#perform(step, follower);
        await this.#stage.afterStep();
      }
      this.#mine(Math.max(1, this.#script.startBlock - this.chain.height));
      await this.#catchUp(follower);
    } finally {
      await follower.stop();
    }
    await this.#stage.afterStep();
  }

  async #perform({ afterCalls, action }: Step, follower: SubgraphFollower): Promise<SubgraphFollower> {
    if (afterCalls === null) await this.#catchUp(follower);
    const happened = this.#afterCalls(afterCalls ?? 0, () => this.#change(action));
    await Promise.race([happened, failedEarly(follower)]);
    if (action.kind !== "stop" && action.kind !== "crash") return follower;
    if (action.kind === "stop") await follower.stop();
    else await this.#crash(follower);
    return await this.#stage.start();
  }

  async #catchUp(follower: SubgraphFollower): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    let before = follower.storage.cursor;
    let looks = 0;
    const check = () => {
      const { cursor } = follower.storage;
      const head = this.chain.blocks.at(-1)?.block;
      looks = cursor === before ? looks + 1 : 0;
      before = cursor;
      if (looks < STUCK_LOOKS) return;
      reject(
        new Error(
          `stuck at ${cursor?.number} ${cursor?.hash}, the head is ${Number(head?.number)} ${head?.hash}`,
        ),
      );
    };
    const timer = setInterval(check, LOOK_MS);
    try {
      await Promise.race([follower.catchUp(this.chain), late]);
    } finally {
      clearInterval(timer);
    }
  }

  #afterCalls(calls: number, action: () => void): Promise<void> {
    return new Promise((resolve) => {
      const run = () => {
        action();
        resolve();
      };
      this.#due = { calls, run };
    });
  }

  /** Runs what is due within the node's answer to this very call. */
  #countCall(): void {
    if (this.#due === null || --this.#due.calls >= 0) return;
    const { run } = this.#due;
    this.#due = null;
    run();
  }

  #change(action: Action): void {
    if (action.kind === "mine") this.#mine(action.blocks);
    else if (action.kind === "reorg") this.#reorg(action.depth, action.growth);
    else if (action.kind === "restore") this.#restore();
    else if (action.kind === "stale")
      this.#nextStale = { view: prefix(this.chain, action.behind), requests: action.requests };
  }

  #mine(blocks: number): void {
    for (let count = 0; count < blocks; count++) this.chain.mine(randomShopLogs(this.#random));
    this.#highest = Math.max(this.#highest, this.chain.height);
  }

  #reorg(depth: number, growth: number): void {
    const allowed = Math.min(depth, this.chain.height - this.highestFinal);
    if (allowed <= 0) return;
    this.#dropped = this.chain.drop(allowed);
    this.#mine(Math.max(0, allowed + growth));
  }

  #restore(): void {
    const parentHash = this.#dropped[0]?.block.parentHash;
    const parent = this.chain.blocks.findIndex(({ block }) => block.hash === parentHash);
    if (parent === -1 || parent < this.highestFinal) return;
    const branch = this.#dropped;
    this.#dropped = this.chain.blocks.slice(parent + 1);
    this.chain.restore(branch);
    this.#highest = Math.max(this.#highest, this.chain.height);
  }

  /** Newest block that was ever final, as the node tells. */
  get highestFinal(): number {
    return Math.max(0, this.#highest - this.#script.finalityDepth);
  }

  async #crash(follower: SubgraphFollower): Promise<void> {
    await this.#stage.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await follower.stop().catch(() => undefined);
  }
}

function prefix(chain: FakeChain, behind: number): FakeChainView {
  const blocks = chain.blocks.slice(0, Math.max(1, chain.height + 1 - behind));
  const byHash = (hash: string) => blocks.find(({ block }) => block.hash === hash);
  return { blocks, height: blocks.length - 1, byHash };
}

async function failedEarly({ ended }: SubgraphFollower): Promise<never> {
  await ended;
  throw new Error("following ended before the script");
}
