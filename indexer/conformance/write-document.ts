import { ALL_AREAS } from "./all-areas.ts";
import type { ConformanceArea } from "./conformance-case.ts";

const HEAD = `# Conformance

What the embedded host does as graph-node does it, point by point: each line is a case that runs AssemblyScript mappings
(\`indexer/test-subgraphs/conformance\`) through the real host and compares the result with what graph-node's source says.
The cases are in \`indexer/conformance/cases\`; \`indexer/conformance/mutations.ts\` lists the semantics that are broken on
purpose to see the suite fail. \`npm run conformance:document -w @facevalue/indexer\` writes this page.
`;

/** docs/conformance.md. */
export function writeDocument(): string {
  const total = ALL_AREAS.reduce((sum, { cases }) => sum + cases.length, 0);
  return [HEAD, `${total} points.\n`, ...ALL_AREAS.map(writeArea)].join("\n");
}

function writeArea({ title, cases }: ConformanceArea): string {
  const rows = cases.map(({ point, source }) => `| ${toCell(point)} | ${toCell(source)} |`);
  return [`## ${title}`, "", "| point | graph-node's source |", "|---|---|", ...rows, ""].join("\n");
}

function toCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}
