// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EventInfo, IEventTickets, TierInfo, TierTerms} from "./IEventTickets.sol";
import {EventDetails, ITicketEvents} from "./ITicketEvents.sol";

/// @title The organizer's events and tiers
/// @notice Every change of price, fee or cap opens a new version of a tier's terms; tickets keep the version that they
/// were sold with.
abstract contract EventCatalogue is IEventTickets, ITicketEvents {
    error NotOrganizer(address caller);
    error UnknownEvent(uint256 eventId);
    error UnknownTier(uint256 eventId, uint32 tierId);
    error InvalidSchedule(uint64 salesStart, uint64 startsAt, uint64 endsAt);
    error EventIsCancelled(uint256 eventId);
    error EventHasEnded(uint256 eventId);
    error SalesNotStarted(uint256 eventId);
    error InvalidQuantity();
    error SupplyExceeded(uint256 eventId, uint32 tierId, uint32 available);
    error SupplyBelowSold(uint32 supply, uint32 sold);

    struct Tier {
        string name;
        address currency;
        uint32 supply;
        uint32 sold;
        uint32 walletLimit;
        uint32 version;
    }

    struct SaleTerms {
        uint256 price;
        uint256 fee;
        uint32 resaleCapBps;
    }

    address public organizer;
    uint256 private _eventCount;
    mapping(uint256 eventId => EventInfo) private _events;
    mapping(uint256 eventId => mapping(uint32 tierId => Tier)) private _tiers;
    mapping(uint256 eventId => mapping(uint32 tierId => mapping(uint32 version => SaleTerms))) private _terms;

    modifier onlyOrganizer() {
        if (msg.sender != organizer) revert NotOrganizer(msg.sender);
        _;
    }

    /// @notice Publishes an event; ids count from 1.
    function publishEvent(EventDetails calldata details) external onlyOrganizer returns (uint256 eventId) {
        _requireSchedule(details.salesStart, details.startsAt, details.endsAt);
        eventId = ++_eventCount;
        _events[eventId].details = details;
        emit EventPublished(eventId, msg.sender, details);
    }

    /// @notice Moves an event that has neither ended nor been cancelled.
    function rescheduleEvent(uint256 eventId, uint64 startsAt, uint64 endsAt) external onlyOrganizer {
        EventDetails storage details = _upcoming(eventId).details;
        _requireSchedule(details.salesStart, startsAt, endsAt);
        details.startsAt = startsAt;
        details.endsAt = endsAt;
        emit EventRescheduled(eventId, startsAt, endsAt);
    }

    /// @notice Cancels an event for good; impossible once it has ended, because its proceeds may be gone by then.
    function cancelEvent(uint256 eventId) external onlyOrganizer {
        _upcoming(eventId).isCancelled = true;
        emit EventCancelled(eventId);
    }

    /// @notice Adds a tier to an event; ids count from 1 within the event.
    function publishTier(
        uint256 eventId,
        TierTerms calldata terms
    ) external onlyOrganizer returns (uint32 tierId) {
        if (terms.supply == 0) revert InvalidQuantity();
        tierId = ++_upcoming(eventId).tierCount;
        _tiers[eventId][tierId] = Tier({
            name: terms.name,
            currency: terms.currency,
            supply: terms.supply,
            sold: 0,
            walletLimit: terms.walletLimit,
            version: 1
        });
        _terms[eventId][tierId][1] = SaleTerms(terms.price, terms.fee, terms.resaleCapBps);
        emit TierPublished(
            eventId,
            tierId,
            terms.name,
            terms.currency,
            terms.price,
            terms.fee,
            terms.supply,
            terms.walletLimit,
            terms.resaleCapBps
        );
    }

    /// @notice Sets the tier's terms for sales from here on; its name and currency stay.
    function updateTier(
        uint256 eventId,
        uint32 tierId,
        uint256 price,
        uint256 fee,
        uint32 supply,
        uint32 walletLimit,
        uint32 resaleCapBps
    ) external onlyOrganizer {
        _upcoming(eventId);
        Tier storage tier = _tier(eventId, tierId);
        if (supply == 0) revert InvalidQuantity();
        if (supply < tier.sold) revert SupplyBelowSold(supply, tier.sold);
        tier.supply = supply;
        tier.walletLimit = walletLimit;
        _terms[eventId][tierId][++tier.version] = SaleTerms(price, fee, resaleCapBps);
        emit TierUpdated(eventId, tierId, price, fee, supply, walletLimit, resaleCapBps);
    }

    /// @inheritdoc IEventTickets
    function eventOf(uint256 eventId) external view returns (EventInfo memory) {
        return _event(eventId);
    }

    /// @inheritdoc IEventTickets
    function isCancelled(uint256 eventId) public view returns (bool) {
        return _event(eventId).isCancelled;
    }

    /// @inheritdoc IEventTickets
    function tierOf(uint256 eventId, uint32 tierId) external view returns (TierInfo memory) {
        Tier storage tier = _tier(eventId, tierId);
        SaleTerms storage terms = _terms[eventId][tierId][tier.version];
        return
            TierInfo({
                name: tier.name,
                currency: tier.currency,
                price: terms.price,
                fee: terms.fee,
                supply: tier.supply,
                walletLimit: tier.walletLimit,
                resaleCapBps: terms.resaleCapBps,
                sold: tier.sold
            });
    }

    function _event(uint256 eventId) internal view returns (EventInfo storage info) {
        info = _events[eventId];
        if (info.details.endsAt == 0) revert UnknownEvent(eventId);
    }

    function _upcoming(uint256 eventId) internal view returns (EventInfo storage info) {
        info = _event(eventId);
        if (info.isCancelled) revert EventIsCancelled(eventId);
        if (block.timestamp >= info.details.endsAt) revert EventHasEnded(eventId);
    }

    function _tier(uint256 eventId, uint32 tierId) internal view returns (Tier storage tier) {
        _event(eventId);
        tier = _tiers[eventId][tierId];
        if (tier.version == 0) revert UnknownTier(eventId, tierId);
    }

    function _termsOf(uint256 eventId, uint32 tierId, uint32 version) internal view returns (SaleTerms storage) {
        return _terms[eventId][tierId][version];
    }

    function _takeSupply(uint256 eventId, uint32 tierId, uint32 quantity) internal returns (Tier storage tier) {
        tier = _tier(eventId, tierId);
        if (quantity == 0) revert InvalidQuantity();
        uint32 available = tier.supply - tier.sold;
        if (quantity > available) revert SupplyExceeded(eventId, tierId, available);
        tier.sold += quantity;
    }

    function _requireSchedule(uint64 salesStart, uint64 startsAt, uint64 endsAt) private view {
        bool isValid = salesStart < endsAt && startsAt < endsAt && block.timestamp < endsAt;
        if (!isValid) revert InvalidSchedule(salesStart, startsAt, endsAt);
    }
}
