// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC7439} from "./IERC7439.sol";

struct EventDetails {
    string name;
    /// Headline act, team, exhibition or film.
    string artist;
    /// concert | sport | theatre | festival | film | exhibition | museum | conference | other
    string category;
    string venue;
    string city;
    /// ISO 3166-1 alpha-2
    string country;
    /// IANA name, "Europe/Berlin"
    string timeZone;
    /// ISO 4217 code of the event's own currency, in which markup is measured.
    string fiat;
    /// Unix seconds, UTC; so are the two below.
    uint64 salesStart;
    uint64 startsAt;
    uint64 endsAt;
}

/// @title Facevalue ticket events, version 1
/// @notice The events of a ticket contract. ERC-721 adds Transfer, ERC-7439 adds TokenStatusChanged.
interface ITicketEvents is IERC7439 {
    event EventPublished(uint256 indexed eventId, address indexed organizer, EventDetails details);
    event EventRescheduled(uint256 indexed eventId, uint64 startsAt, uint64 endsAt);
    event EventCancelled(uint256 indexed eventId);

    /// @param price printed price per ticket in units of `currency` (0x0 = native coin)
    /// @param fee unavoidable primary fee on top of the price, per ticket
    /// @param walletLimit tickets that one wallet may buy, 0 = no limit
    /// @param resaleCapBps cap on the all-in resale price in basis points of (price + fee), 0 = no cap
    event TierPublished(
        uint256 indexed eventId,
        uint32 indexed tierId,
        string name,
        address currency,
        uint256 price,
        uint256 fee,
        uint32 supply,
        uint32 walletLimit,
        uint32 resaleCapBps
    );

    /// @notice New terms for sales from here on; what is sold keeps its own face value and cap.
    event TierUpdated(
        uint256 indexed eventId,
        uint32 indexed tierId,
        uint256 price,
        uint256 fee,
        uint32 supply,
        uint32 walletLimit,
        uint32 resaleCapBps
    );

    /// @param payer who sent the money, which may not be the buyer
    event PrimarySale(
        uint256 indexed tokenId,
        uint256 indexed eventId,
        address indexed buyer,
        uint32 tierId,
        address payer,
        address currency,
        uint256 price,
        uint256 fee
    );
    event TicketRefunded(uint256 indexed tokenId, address indexed holder, address currency, uint256 amount);
}
