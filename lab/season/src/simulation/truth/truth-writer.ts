import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlayedBlock } from "../actions/played-block.ts";
import type { TruthfulBlock } from "../engine/outbox.ts";
import type { Simulation } from "../engine/simulation.ts";
import { LineFile } from "./line-file.ts";
import { saleLine } from "./sale-line.ts";
import { entityLine, eventLine, ledgerOf, walletLine } from "./truth-lines.ts";

/** Writes the folder truth/ of a world: sales while it is played, everything else at its end. */
export class TruthWriter {
  readonly #simulation: Simulation;
  readonly #sales = new LineFile();
  readonly #waiting: TruthfulBlock[] = [];

  /** @param folder of the world, if sales shall be written there at once and not be kept until the end */
  constructor(simulation: Simulation, folder?: string) {
    this.#simulation = simulation;
    if (folder !== undefined) this.#sales.open(join(folder, "truth", "sales.ndjson"));
  }

  /** The block will be played next. */
  expect(block: TruthfulBlock): void {
    this.#waiting.push(block);
  }

  async played({ number, transactions }: PlayedBlock): Promise<void> {
    const expected = this.#waiting.shift();
    if (expected?.block.number !== number) {
      throw new RangeError(`block ${number} was played instead of ${expected?.block.number}`);
    }
    for (const [index, movements] of expected.movements.entries()) {
      const transaction = transactions[index];
      if (movements.length > 0 && !transaction) throw new RangeError(`block ${number} lacks a transaction`);
      if (!transaction) continue;
      for (const movement of movements)
        await this.#sales.add(saleLine(movement, transaction, expected.block));
    }
  }

  async finish(folder: string): Promise<void> {
    const truth = join(folder, "truth");
    mkdirSync(truth, { recursive: true });
    this.#sales.open(join(truth, "sales.ndjson"));
    await this.#sales.close();
    const { census, events, parameters } = this.#simulation;
    const wallets = census.wallets.toSorted((left, right) => (left.address < right.address ? -1 : 1));
    await writeLines(join(truth, "wallets.ndjson"), wallets.values().map(walletLine));
    await writeLines(join(truth, "entities.ndjson"), census.controllers.values().map(entityLine));
    await writeLines(join(truth, "events.ndjson"), events.values().map(eventLine));
    writeFileSync(join(truth, "ledger.json"), `${JSON.stringify(ledgerOf(events), null, 1)}\n`);
    writeFileSync(join(truth, "world.json"), `${JSON.stringify(parameters, null, 1)}\n`);
  }
}

async function writeLines(path: string, lines: Iterable<object>): Promise<void> {
  const file = new LineFile();
  file.open(path);
  for (const line of lines) await file.add(line);
  await file.close();
}
