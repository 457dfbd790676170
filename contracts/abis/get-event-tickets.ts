import { parseAbi } from "viem";

/**
 * GET Protocol's ticket contract of versions 2 to 2.2. Two shapes share the names PrimarySale, SecondarySale and Claimed:
 * graph-cli calls those of 2.2 `PrimarySale`, those of 2 and 2.1 `PrimarySale1`. `basePrice` is in thousandths of a dollar.
 */
export const getEventTicketsAbi = parseAbi([
  "struct TicketAction { uint256 tokenId; bytes32 externalId; address to; uint64 orderTime; uint40 basePrice; }",
  "struct EventData { uint32 index; uint64 startTime; uint64 endTime; int32 latitude; int32 longitude; string currency; string name; string shopUrl; string imageUrl; }",
  "struct EventFinancing { uint64 palletIndex; address bondCouncil; bool inventoryRegistered; bool financingActive; bool primaryBlocked; bool secondaryBlocked; bool scanBlocked; bool claimBlocked; }",
  "event PrimarySale(TicketAction[] ticketActions, uint256 fuelTokens, uint256 fuelTokensProtocol, uint256 fuelUSD, uint256 fuelUSDProtocol)",
  "event SecondarySale(TicketAction[] ticketActions, uint256 fuelTokens, uint256 fuelTokensProtocol, uint256 fuelUSD, uint256 fuelUSDProtocol)",
  "event Scanned(TicketAction[] ticketActions, uint256 fuelTokens, uint256 fuelTokensProtocol)",
  "event CheckedIn(TicketAction[] ticketActions, uint256 fuelTokens, uint256 fuelTokensProtocol)",
  "event Invalidated(TicketAction[] ticketActions, uint256 fuelTokens, uint256 fuelTokensProtocol)",
  "event Claimed(TicketAction[] ticketActions)",
  "event Transfered(TicketAction[] ticketActions)",
  "event PrimarySale(TicketAction[] ticketActions, uint256 getUsed, uint256 getUsedProtocol)",
  "event SecondarySale(TicketAction[] ticketActions, uint256 getUsed, uint256 getUsedProtocol)",
  "event Claimed(TicketAction[] ticketActions, uint256 getUsed, uint256 getUsedProtocol)",
  "event EventDataSet(EventData eventData)",
  "event EventDataUpdated(EventData eventData)",
  "event UpdateFinancing(EventFinancing financing)",
  "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  "event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId)",
  "event ApprovalForAll(address indexed owner, address indexed operator, bool approved)",
]);
