import { Outcome } from "../generated/schema";

export function writeOutcome(id: string, text: string): void {
  const outcome = new Outcome(id);
  outcome.text = text;
  outcome.save();
}

/** Appends a line to what earlier handlers of the chain said. */
export function appendOutcome(id: string, line: string): void {
  const before = Outcome.load(id);
  writeOutcome(id, before == null ? line : before.text + "\n" + line);
}
