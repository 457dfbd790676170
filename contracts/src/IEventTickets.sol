// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC7439} from "./IERC7439.sol";
import {EventDetails} from "./ITicketEvents.sol";

struct EventInfo {
    EventDetails details;
    bool isCancelled;
    uint32 tierCount;
}

struct TierTerms {
    string name;
    address currency;
    uint256 price;
    uint256 fee;
    uint32 supply;
    uint32 walletLimit;
    uint32 resaleCapBps;
}

struct TierInfo {
    string name;
    address currency;
    uint256 price;
    uint256 fee;
    uint32 supply;
    uint32 walletLimit;
    uint32 resaleCapBps;
    /// Tickets issued in the tier, complimentary ones included.
    uint32 sold;
}

struct TicketInfo {
    uint256 eventId;
    uint32 tierId;
    address currency;
    uint256 price;
    uint256 fee;
    uint32 resaleCapBps;
    IERC7439.TokenStatus status;
}

/// @title What a market, a gate or a wallet can ask a ticket contract
/// @notice Contracts that answer it say so through ERC-165. Unknown ids revert.
interface IEventTickets {
    function organizer() external view returns (address);

    function eventOf(uint256 eventId) external view returns (EventInfo memory);

    function isCancelled(uint256 eventId) external view returns (bool);

    /// @notice The tier's present terms and the number of tickets issued.
    function tierOf(uint256 eventId, uint32 tierId) external view returns (TierInfo memory);

    /// @notice The ticket with the terms it was sold with; price, fee and cap of a complimentary ticket are 0.
    function ticketOf(uint256 tokenId) external view returns (TicketInfo memory);

    /// @notice price + fee of the ticket's own primary sale.
    function faceValue(uint256 tokenId) external view returns (address currency, uint256 amount);

    /// @notice Highest all-in resale price in the face value's currency, rounded down; type(uint256).max when there is
    /// no cap, 0 when the ticket cannot be resold because it cost nothing.
    function resaleCap(uint256 tokenId) external view returns (uint256 maximum);

    /// @notice How often the ticket changed hands since its mint; a listing made before the last time is dead.
    function transferCount(uint256 tokenId) external view returns (uint32);
}
