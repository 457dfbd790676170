import { joinPairs, type Pairs } from "./join-pairs.ts";

const FEWEST_PLACES = 1024;

interface BuiltGraph extends Pairs {
  readonly names: readonly string[];
}

/** Takes edges one by one and keeps 16 bytes of each. Nodes are numbered in the order in which edges first name them. */
export class GraphBuilder {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  #count = 0;
  #first = new Int32Array(FEWEST_PLACES);
  #second = new Int32Array(FEWEST_PLACES);
  #weight = new Float64Array(FEWEST_PLACES);

  /** A loop gives its node and no edge. */
  add(first: string, second: string, weight: number): void {
    const [left, right] = [this.#numberOf(first), this.#numberOf(second)];
    if (left === right) return;
    if (this.#count === this.#first.length) this.#grow();
    this.#first[this.#count] = Math.min(left, right);
    this.#second[this.#count] = Math.max(left, right);
    this.#weight[this.#count] = weight;
    this.#count += 1;
  }

  /** Edges of one pair are joined into one with the sum of their weights. */
  build(): BuiltGraph {
    const pairs = {
      first: this.#first.subarray(0, this.#count),
      second: this.#second.subarray(0, this.#count),
      weight: this.#weight.subarray(0, this.#count),
    };
    return { names: this.#names, ...joinPairs(pairs, this.#names.length) };
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    // A part of a line would keep the whole text that it was cut from in memory.
    const own = Buffer.from(name).toString();
    this.#numbers.set(own, this.#names.length);
    return this.#names.push(own) - 1;
  }

  #grow(): void {
    const length = this.#first.length * 2;
    this.#first = enlarge(this.#first, new Int32Array(length));
    this.#second = enlarge(this.#second, new Int32Array(length));
    this.#weight = enlarge(this.#weight, new Float64Array(length));
  }
}

function enlarge<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
