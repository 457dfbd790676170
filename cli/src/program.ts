import { Command } from "commander";

/** Each command is loaded when it is wanted: what one does not use costs nothing at its start. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["start", async () => (await import("./commands/start.ts")).startCommand()],
  ["index", async () => (await import("./commands/index.ts")).indexCommand()],
  ["work", async () => (await import("./commands/work.ts")).workCommand()],
  ["serve", async () => (await import("./commands/serve.ts")).serveCommand()],
  ["recompute", async () => (await import("./commands/recompute.ts")).recomputeCommand()],
  ["dead-letters", async () => (await import("./commands/dead-letters.ts")).deadLettersCommand()],
  ["audit", async () => (await import("./commands/audit.ts")).auditCommand()],
  ["fund-trace", async () => (await import("./commands/fund-trace.ts")).fundTraceCommand()],
  ["labels", async () => (await import("./commands/labels.ts")).labelsCommand()],
  ["digest", async () => (await import("./commands/digest.ts")).digestCommand()],
  ["export", async () => (await import("./commands/export.ts")).exportCommand()],
  ["explain", async () => (await import("./commands/explain.ts")).explainCommand()],
  ["season", async () => (await import("./commands/season.ts")).seasonCommand()],
]);

/** The `facevalue` command with the subcommand of this name, or with all of them when there is none. */
export async function createProgram(name: string | undefined): Promise<Command> {
  const program = new Command("facevalue")
    .description("Indexer and analytics for on-chain tickets")
    .version("0.1.0")
    .showHelpAfterError("Run `facevalue --help`, or `facevalue COMMAND --help`, for what can be given.");
  const named = COMMANDS.get(name ?? "");
  for (const load of named === undefined ? COMMANDS.values() : [named]) {
    const command = await load();
    command.copyInheritedSettings(program);
    for (const subcommand of command.commands) subcommand.copyInheritedSettings(command);
    program.addCommand(command);
  }
  return program;
}
