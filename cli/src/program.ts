import { Command } from "commander";
import { digestCommand } from "./commands/digest.ts";
import { indexCommand } from "./commands/index.ts";
import { recomputeCommand } from "./commands/recompute.ts";
import { seasonCommand } from "./commands/season.ts";
import { serveCommand } from "./commands/serve.ts";
import { startCommand } from "./commands/start.ts";
import { workCommand } from "./commands/work.ts";

/** The `facevalue` command with all its subcommands. */
export function createProgram(): Command {
  const program = new Command("facevalue")
    .description("Indexer and analytics for on-chain tickets")
    .version("0.1.0")
    .showHelpAfterError("Run `facevalue --help`, or `facevalue COMMAND --help`, for what can be given.");
  for (const command of [
    startCommand(),
    indexCommand(),
    workCommand(),
    serveCommand(),
    recomputeCommand(),
    digestCommand(),
    seasonCommand(),
  ]) {
    command.copyInheritedSettings(program);
    program.addCommand(command);
  }
  return program;
}
