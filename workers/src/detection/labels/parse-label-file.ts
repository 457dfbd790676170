import { AppError } from "@facevalue/core";
import { type AccountLabel, isLabelKind, ROLE_OF_LABEL } from "./account-label.ts";

const HEADER = "account,kind";
const MOST_TOLD = 5;

/**
 * The labels of a CSV file with the header `account,kind`.
 * @throws BAD_USER_INPUT with the numbers of the lines that are wrong: a file is taken whole or not at all
 */
export function parseLabelFile(name: string, text: string): AccountLabel[] {
  const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (header.trim() !== HEADER) throw unusable(name, [`its first line must be ${HEADER}`]);
  const labels = new Map<string, AccountLabel>();
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const label = toLabel(line);
    if (typeof label === "string") problems.push(`line ${index + 2}: ${label}`);
    else if (labels.has(label.account))
      problems.push(`line ${index + 2}: ${label.account} has a label already`);
    else labels.set(label.account, label);
  }
  if (problems.length > 0) throw unusable(name, problems);
  return [...labels.values()];
}

function toLabel(line: string): AccountLabel | string {
  const [account = "", kind = "", ...rest] = line.split(",").map((cell) => cell.trim().toLowerCase());
  if (rest.length > 0) return "it must have two cells";
  if (!/^0x[0-9a-f]{40}$/.test(account)) return `${account} is no address`;
  if (!isLabelKind(kind)) return `${kind} is none of ${Object.keys(ROLE_OF_LABEL).join(", ")}`;
  return { account, kind };
}

function unusable(name: string, problems: readonly string[]): AppError {
  const left = problems.length - MOST_TOLD;
  const told = [...problems.slice(0, MOST_TOLD), ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
  return new AppError("BAD_USER_INPUT", `the labels in ${name} cannot be used: ${told}`);
}
