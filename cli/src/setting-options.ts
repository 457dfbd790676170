import { SETTINGS, type SecretName, type SettingName } from "@facevalue/core";
import { type Command, Option } from "commander";

type FlagName = Exclude<SettingName, SecretName>;

const FLAGS: Record<FlagName, string> = {
  rpc: "--rpc <url>",
  database: "--database <url>",
  redis: "--redis <url>",
  data: "--data <dir>",
  host: "--host <address>",
  port: "--port <n>",
  metricsPort: "--metrics-port <n>",
  subgraph: "--subgraph <build-dir>",
  network: "--network <name>",
  networkFile: "--network-file <file>",
  schema: "--schema <name>",
  finalityDepth: "--finality-depth <blocks>",
  history: "--history",
  detection: "--detection",
  auditInterval: "--audit-interval <minutes>",
  auditSample: "--audit-sample <n>",
  rates: "--rates <file>",
  handlerTimeout: "--handler-timeout <seconds>",
  heapLimit: "--heap-limit <mb>",
  log: "--log <format>",
  logLevel: "--log-level <level>",
};

/** Adds the flags of these settings, and those every command has. Values are checked when the configuration is read. */
export function addSettingOptions(command: Command, names: readonly FlagName[]): Command {
  for (const name of [...names, "data", "log", "logLevel"] as const) {
    const { help, variable } = SETTINGS[name];
    const fallback = SETTINGS[name].schema.safeParse(undefined);
    const shown = fallback.success && fallback.data !== undefined && fallback.data !== false;
    const text = shown ? `${help} (default: ${String(fallback.data)}; ${variable})` : `${help} (${variable})`;
    if (!command.options.some(({ long }) => FLAGS[name].startsWith(`${long} `))) {
      command.addOption(new Option(FLAGS[name], text));
    }
  }
  return command;
}
