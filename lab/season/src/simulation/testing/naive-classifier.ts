/** Values of one wallet, each a class of its own. */
export type Traits = readonly string[];

/** Naive Bayes over classes with one imaginary sighting of each, as simple as a cheat could be. Gives a log odds. */
export function trainNaive(examples: readonly { readonly traits: Traits; readonly isGuilty: boolean }[]) {
  const guilty = examples.filter(({ isGuilty }) => isGuilty).map(({ traits }) => traits);
  const innocent = examples.filter(({ isGuilty }) => !isGuilty).map(({ traits }) => traits);
  const guiltyCounts = countTraits(guilty);
  const innocentCounts = countTraits(innocent);
  return (traits: Traits): number =>
    traits.reduce((sum, trait, position) => {
      const key = `${position}/${trait}`;
      const likely = ((guiltyCounts.get(key) ?? 0) + 1) / (guilty.length + 2);
      const unlikely = ((innocentCounts.get(key) ?? 0) + 1) / (innocent.length + 2);
      return sum + Math.log(likely / unlikely);
    }, 0);
}

function countTraits(all: readonly Traits[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const traits of all) {
    for (const [position, trait] of traits.entries()) {
      const key = `${position}/${trait}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Probability that a guilty one scores higher than an innocent one (area under the ROC curve); ties count half. */
export function areaUnderCurve(guilty: readonly number[], innocent: readonly number[]): number {
  const sorted = innocent.toSorted((left, right) => left - right);
  const wins = guilty.reduce((sum, score) => {
    const below = sorted.filter((each) => each < score).length;
    const equal = sorted.filter((each) => each === score).length;
    return sum + below + equal / 2;
  }, 0);
  return wins / (guilty.length * innocent.length);
}
