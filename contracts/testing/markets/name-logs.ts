import { type AbiEvent, parseAbiItem, type TransactionReceipt, toEventSelector } from "viem";
import * as abis from "../../abis/index.ts";

const ERC20_TRANSFER = parseAbiItem(
  "event Transfer(address indexed from, address indexed to, uint256 value)",
);
const names = new Map<string, string>(
  Object.values(abis)
    .flat()
    .filter((item) => item.type === "event")
    .map((event) => [keyOf(toEventSelector(event), countTopics(event)), event.name]),
);
// It has ERC-721's topic, and one topic less.
names.set(keyOf(toEventSelector(ERC20_TRANSFER), countTopics(ERC20_TRANSFER)), "ERC20.Transfer");

/**
 * The names of the receipt's logs in their order. ERC-20 transfers are called "ERC20.Transfer"; approvals and logs that
 * the ABIs do not know are left out.
 */
export function nameLogs({ logs }: Pick<TransactionReceipt, "logs">): string[] {
  return logs
    .map(({ topics }) => names.get(keyOf(topics[0] ?? "", topics.length)))
    .filter((name): name is string => name !== undefined && !name.startsWith("Approval"));
}

function keyOf(selector: string, topicCount: number): string {
  return `${selector} ${topicCount}`;
}

function countTopics(event: AbiEvent): number {
  return 1 + event.inputs.filter(({ indexed }) => indexed).length;
}
