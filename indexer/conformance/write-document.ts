import { ALL_AREAS } from "./all-areas.ts";
import type { ConformanceArea } from "./conformance-case.ts";
import { MUTATIONS } from "./mutations.ts";

const HEAD = `# Conformance

What the embedded host does as graph-node does it, point by point: each line is a case that runs AssemblyScript mappings
(\`indexer/test-subgraphs/conformance\`) through the real host and compares the result with what graph-node's source says.
The cases are in \`indexer/conformance/cases\`; \`indexer/conformance/mutations.ts\` lists the semantics that are broken on
purpose, one at a time, to see the suite fail. \`npm run conformance:document -w @facevalue/indexer\` writes this page.
`;

/** docs/conformance.md. */
export function writeDocument(): string {
  const total = ALL_AREAS.reduce((sum, { cases }) => sum + cases.length, 0);
  const count = `${total} points; ${MUTATIONS.length} semantics broken on purpose, listed at the end.\n`;
  return [HEAD, count, ...ALL_AREAS.map(writeArea), writeMutations()].join("\n");
}

function writeArea({ title, cases }: ConformanceArea): string {
  const rows = cases.map(({ point, source }) => `| ${toCell(point)} | ${toCell(source)} |`);
  return [`## ${title}`, "", "| point | graph-node's source |", "|---|---|", ...rows, ""].join("\n");
}

function writeMutations(): string {
  const rows = MUTATIONS.map(({ name, file }) => `| ${toCell(name)} | ${file} |`);
  return ["## Broken on purpose", "", "| what | in indexer/src |", "|---|---|", ...rows, ""].join("\n");
}

function toCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}
