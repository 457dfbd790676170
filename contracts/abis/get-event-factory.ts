import { parseAbi } from "viem";

/** GET Protocol's factory; one ticket contract per event. */
export const getEventFactoryAbi = parseAbi([
  "event EventCreated(uint256 indexed eventIndex, address indexed eventImplementationProxy)",
]);
