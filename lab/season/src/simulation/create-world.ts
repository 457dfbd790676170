import type { World } from "./actions/world.ts";
import type { WorldBlock } from "./actions/world-block.ts";
import { worldDeployment } from "./actions/world-deployment.ts";
import { createSimulation } from "./engine/create-simulation.ts";
import type { TruthfulBlock } from "./engine/outbox.ts";
import type { Simulation } from "./engine/simulation.ts";
import { worldRates } from "./market/rates.ts";
import { type DrawParametersOptions, drawParameters } from "./parameters/draw-parameters.ts";
import type { WorldParameters } from "./parameters/world-parameters.ts";
import { type HubLabel, hubLabels } from "./population/hub-labels.ts";
import { TruthWriter } from "./truth/truth-writer.ts";

export interface CreateWorldOptions extends DrawParametersOptions {
  /** Folder of the world; without it sales are kept in memory until the end. */
  readonly folder?: string;
}

export interface SimulatedWorld extends World {
  readonly parameters: WorldParameters;
  /** What a list of known accounts says of this world: not of all of them. */
  readonly labels: readonly HubLabel[];
  readonly simulation: Simulation;
  /** The same as `blocks`, with the truth beside each block. Only one of the two is used. */
  truthfulBlocks(): Iterable<TruthfulBlock>;
}

/** A world of people who buy, give and sell tickets, to be played on a chain. The same options give the same world. */
export function createWorld({ folder, ...options }: CreateWorldOptions): SimulatedWorld {
  const parameters = drawParameters(options);
  const deployment = worldDeployment(parameters.seed);
  const simulation = createSimulation(parameters, deployment);
  const truth = new TruthWriter(simulation, folder);
  return {
    parameters,
    deployment,
    simulation,
    startTime: parameters.startsAt,
    rates: worldRates(parameters, deployment),
    labels: hubLabels(simulation.census, parameters),
    truthfulBlocks: () => playOut(simulation),
    blocks: () => blocksFor(truth, simulation),
    played: (block) => truth.played(block),
    finish: (target) => truth.finish(target),
  };
}

function* blocksFor(truth: TruthWriter, simulation: Simulation): Generator<WorldBlock> {
  for (const truthful of playOut(simulation)) {
    truth.expect(truthful);
    yield truthful.block;
  }
}

function* playOut(simulation: Simulation): Generator<TruthfulBlock> {
  const { queue, outbox } = simulation;
  for (let next = queue.take(); next; next = queue.take()) {
    simulation.now = next.time;
    next.run();
    for (const block of outbox.takeFinished()) yield block;
  }
  yield* outbox.finish();
}
