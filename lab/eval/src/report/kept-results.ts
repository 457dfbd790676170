import { join } from "node:path";
import { formatMarkdown } from "./markdown.ts";
import { readResults } from "./results.ts";

const FOLDER = join(import.meta.dirname, "../../results");
/** Of worlds that detection was not developed on: many small ones, and then other kinds. */
const FIRST = "validation.jsonl";
const OTHERS = [
  { title: "Worlds of 20,000 wallets", file: "medium.jsonl" },
  { title: "Worlds of 50,000 wallets", file: "wallets-50k.jsonl" },
  { title: "A world of 200,000 wallets", file: "large.jsonl" },
  {
    title: "Strategies that detection was not developed on, in worlds of 20,000 wallets",
    file: "unseen-medium.jsonl",
  },
  {
    title: "Strategies that detection was not developed on, in worlds of 2,500 wallets",
    file: "unseen.jsonl",
  },
];

/** The report of the last measurements, which are kept with the code. */
export function formatKept(): string {
  const read = (file: string) => readResults(join(FOLDER, file));
  return formatMarkdown(
    read(FIRST),
    OTHERS.map(({ title, file }) => ({ title, ...read(file) })),
  );
}
