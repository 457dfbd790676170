import type { RpcErrorObject } from "./rpc-call.ts";

/**
 * Texts of Geth and of what speaks like it (Erigon, Hardhat, Ganache, Moonbeam, Besu, Anvil). The gas of calls is fixed and
 * the depth of the stack is the protocol's, so these ends are the same wherever they are asked for.
 */
const MESSAGES = [
  "revert",
  "invalid jump destination",
  "invalid opcode",
  "stack limit reached 1024",
  "out of gas",
  "stack underflow",
];
/** Anvil names other ends of the EVM by the words of its engine. */
const ANVIL =
  /^EVM error \w*(OutOfGas|InvalidJump|InvalidFEOpcode|OpcodeNotFound|StackUnderflow|StackOverflow)/;

/** Parity and Nethermind say in `data` how the EVM ended. */
const VM_EXECUTION_ERROR = -32015;
const DATA_PREFIX = /^revert|^Bad jump|^Out of stack/i;
const DATA = new Set(["Bad instruction fe", "Bad instruction fd", "Out of gas"]);

/** Whether the error of an eth_call says that the EVM ran and reverted, as opposed to trouble at the node. */
export function isRevert({ code, message, data }: RpcErrorObject): boolean {
  const text = message.toLowerCase();
  if (code === 3 || MESSAGES.some((words) => text.includes(words)) || ANVIL.test(message)) return true;
  if (code !== VM_EXECUTION_ERROR || typeof data !== "string") return false;
  return DATA_PREFIX.test(data) || DATA.has(data);
}
