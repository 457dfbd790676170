import { truthOf, wordOf } from "./answer.ts";
import type { AskChain } from "./ask-chain.ts";
import { askForInterface } from "./encode-call.ts";

const ERC721 = 0x80ac58cd;
const ERC7439 = 0x15fbb306;

/** What a contract says of itself (ERC-165). */
export interface ContractTraits {
  /** It has `ownerOf`, so that a revert of it means that nobody owns the token. */
  readonly isErc721: boolean;
  /** Its tickets have a status of ERC-7439. */
  readonly hasTicketStatus: boolean;
}

/** Traits of contracts, asked for once each. */
export class TraitReader {
  readonly #ask: AskChain;
  readonly #known = new Map<string, ContractTraits>();

  constructor(ask: AskChain) {
    this.#ask = ask;
  }

  async read(contracts: Iterable<string>): Promise<ReadonlyMap<string, ContractTraits>> {
    const unknown = [...new Set(contracts)].filter((contract) => !this.#known.has(contract));
    const questions = unknown.flatMap((contract) => [
      askForInterface(contract, ERC721),
      askForInterface(contract, ERC7439),
    ]);
    const answers = await this.#ask(questions);
    for (const [position, contract] of unknown.entries()) {
      const says = (offset: number) => truthOf(wordOf(answers[2 * position + offset])) === true;
      this.#known.set(contract, { isErc721: says(0), hasTicketStatus: says(1) });
    }
    return this.#known;
  }
}
