import type { RpcClient } from "@facevalue/rpc";
import { type AskChain, askAtBlock } from "./ask-chain.ts";
import type { AuditedContract, AuditReport, AuditSample } from "./audit-report.ts";
import { compareMissing, compareSupply, compareTier, compareTokenSupply } from "./compare-contract.ts";
import { compareSubject } from "./compare-subject.ts";
import type { Comparison } from "./comparison.ts";
import { TraitReader } from "./contract-traits.ts";
import type { IndexedState, Scope } from "./indexed-state.ts";
import { rateBelow } from "./rate-bound.ts";
import { type ContractSupply, isNumberedFromOne, MOST_MISSING } from "./read-supplies.ts";
import type { AuditSubject } from "./subject.ts";
import { Tally, type Verdict } from "./tally.ts";

export interface BlockAudit extends Pick<AuditReport, "sample" | "totals" | "differences"> {
  readonly contracts: readonly AuditedContract[];
}

export interface ChainBlock {
  readonly rpc: RpcClient;
  readonly hash: string;
  /** Unix seconds. */
  readonly time: bigint;
  readonly signal?: AbortSignal | undefined;
}

/** Comparisons whose answers are asked for together. */
const COMPARISONS_AT_ONCE = 1000;

/** Compares what the tables say with the chain at the same block. @throws StateMissing, errors of the RPC */
export async function auditAtBlock(
  state: IndexedState,
  block: ChainBlock,
  { size, seed }: Scope,
): Promise<BlockAudit> {
  const audit = new BlockAuditor(block);
  for await (const subjects of state.subjects) await audit.compareSubjects(subjects);
  await audit.compareContracts(state);
  const codes = new Map<string, boolean>();
  for (const contract of audit.tally.silentContracts()) {
    codes.set(contract, (await block.rpc.getCode(contract, block.hash)) !== "0x");
  }
  const { tally, drawn, drawnForCoverage } = audit;
  const scope = size === null ? ({ mode: "all", seed: null } as const) : ({ mode: "sample", seed } as const);
  const bound = audit.hasDrawnDifference ? null : rateBelow(audit.drawnAnswered, state.population);
  const sample: AuditSample = {
    ...scope,
    population: state.population,
    drawn,
    drawnForCoverage,
    rateBelow: bound,
  };
  return {
    sample,
    totals: tally.totals(),
    contracts: tally.contracts(codes),
    differences: tally.differences,
  };
}

/** Asks the chain for what comparisons need, and counts. */
class BlockAuditor {
  readonly tally = new Tally();
  readonly #block: ChainBlock;
  readonly #ask: AskChain;
  readonly #traits: TraitReader;
  drawn = 0;
  drawnForCoverage = 0;
  /** Drawn tickets and holdings whose owner or quantity the chain told. */
  drawnAnswered = 0;
  hasDrawnDifference = false;

  constructor(block: ChainBlock) {
    this.#block = block;
    this.#ask = askAtBlock(block.rpc, block.hash);
    this.#traits = new TraitReader(this.#ask);
  }

  async compareSubjects(subjects: readonly AuditSubject[]): Promise<void> {
    const traits = await this.#traits.read(subjects.map(({ contract }) => contract));
    const pairs = subjects.flatMap((subject) => {
      const own = traits.get(subject.contract) ?? { isErc721: false, hasTicketStatus: false };
      const comparisons = compareSubject(subject, { traits: own, blockTime: this.#block.time });
      return comparisons.map((comparison) => ({ comparison, subject }));
    });
    const verdicts = await this.#compare(pairs.map(({ comparison }) => comparison));
    for (const [position, { comparison, subject }] of pairs.entries()) {
      const isHolder = comparison.field === "owner" || comparison.field === "quantity";
      if (isHolder) this.#countHolder(subject, verdicts[position] as Verdict);
    }
  }

  async compareContracts({ supplies, tokens, tiers }: IndexedState): Promise<void> {
    const before = this.tally.differences.length;
    await this.#compare(supplies.flatMap(compareSupply));
    const wrong = new Map(
      this.tally.differences.slice(before).map(({ contract, chain }) => [contract, BigInt(chain ?? 0)]),
    );
    await this.#compare(supplies.flatMap((supply) => compareAllMissing(supply, wrong.get(supply.contract))));
    await this.#compare(tokens.map(compareTokenSupply));
    await this.#compare(tiers.flatMap(compareTier));
  }

  async #compare(comparisons: readonly Comparison[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let start = 0; start < comparisons.length; start += COMPARISONS_AT_ONCE) {
      this.#block.signal?.throwIfAborted();
      const some = comparisons.slice(start, start + COMPARISONS_AT_ONCE);
      const answers = await this.#ask(some.flatMap(({ questions }) => questions));
      let at = 0;
      for (const comparison of some) {
        const own = answers.slice(at, at + comparison.questions.length);
        at += own.length;
        verdicts.push(this.tally.add(comparison, own));
      }
    }
    return verdicts;
  }

  #countHolder({ isDrawn }: AuditSubject, verdict: Verdict): void {
    if (!isDrawn) {
      this.drawnForCoverage += 1;
      return;
    }
    this.drawn += 1;
    if (verdict !== "notAnswered") this.drawnAnswered += 1;
    if (verdict === "different") this.hasDrawnDifference = true;
  }
}

/** The numbers without a row: gaps, and those after the last row up to a supply that differs. */
function compareAllMissing(supply: ContractSupply, chainSupply = 0n): Comparison[] {
  const { contract, family, lastNumber, missing } = supply;
  if (!isNumberedFromOne(family)) return [];
  const numbers = [...missing];
  for (let number = lastNumber + 1n; number <= chainSupply && numbers.length < MOST_MISSING; number++) {
    numbers.push(number);
  }
  return numbers.map((tokenId) => compareMissing(contract, family, tokenId));
}
