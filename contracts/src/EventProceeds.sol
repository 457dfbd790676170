// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {EventCatalogue} from "./EventCatalogue.sol";
import {EventInfo} from "./IEventTickets.sol";
import {PullPayments} from "./PullPayments.sol";

/// @title Keeps the primary sales of each event until nobody can claim them back
/// @notice The organizer receives an event's proceeds once it has ended without being cancelled. Of a cancelled event
/// the organizer receives only what no valid ticket can claim. One event's proceeds never pay another one's refunds.
abstract contract EventProceeds is EventCatalogue, PullPayments {
    using EnumerableSet for EnumerableSet.UintSet;

    error InsufficientProceeds(uint256 eventId, address currency, uint256 required, uint256 available);

    struct Proceeds {
        /// What the contract keeps for the event.
        uint256 held;
        /// What its valid tickets cost: the part that holders could claim if the event were cancelled.
        uint256 refundable;
    }

    mapping(uint256 eventId => mapping(address currency => Proceeds)) private _proceeds;
    mapping(address currency => EnumerableSet.UintSet eventIds) private _heldEvents;

    /// @notice Credits one event's released proceeds to the organizer, whoever calls. `withdraw` does so for all events;
    /// this one bounds the work when there are very many.
    function releaseProceeds(uint256 eventId, address currency) public returns (uint256 amount) {
        amount = releasableProceeds(eventId, currency);
        if (amount == 0) return 0;
        _decreaseHeld(eventId, currency, amount);
        _credit(organizer, currency, amount);
    }

    /// @notice What the contract keeps from the event's primary sales, released or not.
    function heldProceeds(uint256 eventId, address currency) external view returns (uint256) {
        return _proceeds[eventId][currency].held;
    }

    /// @notice The part of the held proceeds that is the organizer's now.
    function releasableProceeds(uint256 eventId, address currency) public view returns (uint256) {
        Proceeds storage proceeds = _proceeds[eventId][currency];
        EventInfo storage info = _event(eventId);
        if (info.isCancelled) return proceeds.held - proceeds.refundable;
        return block.timestamp < info.details.endsAt ? 0 : proceeds.held;
    }

    /// @inheritdoc PullPayments
    function claimable(address account, address currency) public view override returns (uint256 amount) {
        amount = super.claimable(account, currency);
        if (account != organizer) return amount;
        uint256[] memory eventIds = _heldEvents[currency].values();
        for (uint256 i = 0; i < eventIds.length; ++i) {
            amount += releasableProceeds(eventIds[i], currency);
        }
    }

    function _holdProceeds(uint256 eventId, address currency, uint256 amount) internal {
        if (amount == 0) return;
        Proceeds storage proceeds = _proceeds[eventId][currency];
        proceeds.held += amount;
        proceeds.refundable += amount;
        _heldEvents[currency].add(eventId);
    }

    /// @dev Called when a ticket that cost `cost` stops being valid.
    function _endRefundability(uint256 eventId, address currency, uint256 cost) internal {
        _proceeds[eventId][currency].refundable -= cost;
    }

    function _refundProceeds(uint256 eventId, address currency, address holder, uint256 amount) internal {
        uint256 available = _proceeds[eventId][currency].held;
        if (amount > available) revert InsufficientProceeds(eventId, currency, amount, available);
        _decreaseHeld(eventId, currency, amount);
        _credit(holder, currency, amount);
    }

    function _beforeWithdraw(address account, address currency) internal override {
        if (account != organizer) return;
        uint256[] memory eventIds = _heldEvents[currency].values();
        for (uint256 i = 0; i < eventIds.length; ++i) {
            releaseProceeds(eventIds[i], currency);
        }
    }

    function _decreaseHeld(uint256 eventId, address currency, uint256 amount) private {
        Proceeds storage proceeds = _proceeds[eventId][currency];
        proceeds.held -= amount;
        if (proceeds.held == 0) _heldEvents[currency].remove(eventId);
    }
}
