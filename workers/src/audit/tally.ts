import type { Answer } from "./answer.ts";
import type { AuditCounts, AuditDifference, AuditedContract, AuditField } from "./audit-report.ts";
import type { Comparison } from "./comparison.ts";

export type Verdict = "equal" | "different" | "notAnswered";

type Counts = Record<Verdict, number>;

interface ContractCounts {
  readonly family: string;
  readonly fields: Map<AuditField, Counts>;
  /** Whether something was returned that shows code; whether something was empty. */
  hasAnswered: boolean;
  hasBeenSilent: boolean;
}

/** Counts of an audit and what differs, as the answers come in. */
export class Tally {
  readonly differences: AuditDifference[] = [];
  readonly #contracts = new Map<string, ContractCounts>();

  add(comparison: Comparison, answers: readonly Answer[]): Verdict {
    const counts = this.#of(comparison);
    for (const { isReverted, words } of answers) {
      if (isReverted || words !== null) counts.hasAnswered = true;
      else counts.hasBeenSilent = true;
    }
    const { indexed } = comparison;
    const chain = comparison.questions.length === 0 ? undefined : comparison.read(answers);
    const verdict = chain === undefined ? "notAnswered" : chain === indexed ? "equal" : "different";
    fieldCounts(counts, comparison.field)[verdict] += 1;
    if (chain !== undefined && verdict === "different") {
      const { contract, tokenId, of, field } = comparison;
      this.differences.push({ contract, tokenId, of, field, indexed, chain });
    }
    return verdict;
  }

  /** Contracts that were silent at least once and never showed any code. */
  silentContracts(): string[] {
    const isSilent = ({ hasAnswered, hasBeenSilent }: ContractCounts) => hasBeenSilent && !hasAnswered;
    return [...this.#contracts].filter(([, counts]) => isSilent(counts)).map(([contract]) => contract);
  }

  contracts(hasCode: ReadonlyMap<string, boolean>): AuditedContract[] {
    return [...this.#contracts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([contract, { family, fields, hasAnswered }]) => ({
        contract,
        family,
        hasCode: hasCode.get(contract) ?? (hasAnswered ? true : null),
        ...total(fields.values()),
        fields: Object.fromEntries([...fields].map(([field, counts]) => [field, total([counts])])),
      }));
  }

  totals(): AuditCounts {
    return total([...this.#contracts.values()].flatMap(({ fields }) => [...fields.values()]));
  }

  #of({ contract, family }: Comparison): ContractCounts {
    const known = this.#contracts.get(contract);
    if (known !== undefined) return known;
    const counts = { family, fields: new Map(), hasAnswered: false, hasBeenSilent: false };
    this.#contracts.set(contract, counts);
    return counts;
  }
}

function fieldCounts({ fields }: ContractCounts, field: AuditField): Counts {
  const counts = fields.get(field) ?? { equal: 0, different: 0, notAnswered: 0 };
  fields.set(field, counts);
  return counts;
}

function total(all: Iterable<Counts>): AuditCounts {
  const sum = { equal: 0, different: 0, notAnswered: 0 };
  for (const { equal, different, notAnswered } of all) {
    sum.equal += equal;
    sum.different += different;
    sum.notAnswered += notAnswered;
  }
  return { checked: sum.equal + sum.different, ...sum };
}
