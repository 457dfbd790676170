// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IERC7439} from "./IERC7439.sol";
import {IEventTickets, TicketInfo} from "./IEventTickets.sol";
import {Bid, ITicketMarket, Listing} from "./ITicketMarket.sol";
import {PullPayments} from "./PullPayments.sol";

/// @title The reference market: listings and bids at all-in prices, within each ticket's resale cap
/// @notice Sellers keep their tickets until the sale and approve the market for them. A buyer who pays in ERC-20 limits
/// what a last-moment price change could cost by the allowance; a native payment has to match the price exactly.
contract TicketMarket is ITicketMarket, PullPayments {
    uint256 private constant BPS = 10_000;
    uint16 public constant MAXIMUM_FEE_BPS = 1_000;

    struct Deal {
        uint256 listingId;
        uint256 bidId;
        address tickets;
        uint256 tokenId;
        address seller;
        address buyer;
        address currency;
        uint256 price;
    }

    address public immutable owner;
    uint16 public immutable feeBps;
    uint256 private _listingCount;
    uint256 private _bidCount;
    mapping(uint256 listingId => Listing) private _listings;
    mapping(uint256 bidId => Bid) private _bids;
    mapping(address tickets => mapping(uint256 tokenId => uint256 listingId)) private _latestListing;

    /// @param owner_ who receives the market's fee
    /// @param feeBps_ the fee in basis points of the price, at most 10 %
    constructor(address owner_, uint16 feeBps_) {
        if (feeBps_ > MAXIMUM_FEE_BPS) revert FeeTooHigh(feeBps_, MAXIMUM_FEE_BPS);
        owner = owner_;
        feeBps = feeBps_;
    }

    /// @notice Offers the caller's ticket; ids count from 1. A ticket has at most one live listing.
    function list(
        address tickets,
        uint256 tokenId,
        address currency,
        uint256 price
    ) external nonReentrant returns (uint256 listingId) {
        _requireTicketContract(tickets);
        _requireSeller(tickets, tokenId);
        _requireResalable(tickets, tokenId, currency, price);
        uint256 latest = _latestListing[tickets][tokenId];
        if (latest != 0 && _isHeldAndOpen(_listings[latest])) revert AlreadyListed(latest);
        listingId = ++_listingCount;
        _latestListing[tickets][tokenId] = listingId;
        uint32 transferCount = IEventTickets(tickets).transferCount(tokenId);
        _listings[listingId] = Listing(tickets, tokenId, msg.sender, currency, price, transferCount, true);
        emit Listed(listingId, tickets, tokenId, msg.sender, currency, price);
    }

    function changeListingPrice(uint256 listingId, uint256 price) external nonReentrant {
        Listing storage listing = _ownListing(listingId);
        if (!_isHeldAndOpen(listing)) revert ListingNotLive(listingId);
        _requireResalable(listing.tickets, listing.tokenId, listing.currency, price);
        listing.price = price;
        emit ListingPriceChanged(listingId, price);
    }

    function cancelListing(uint256 listingId) external {
        Listing storage listing = _ownListing(listingId);
        if (!listing.isOpen) revert ListingNotLive(listingId);
        listing.isOpen = false;
        emit ListingCancelled(listingId);
    }

    /// @notice Buys a listed ticket for its price.
    function buyListing(uint256 listingId) external payable nonReentrant {
        Listing storage listing = _listing(listingId);
        if (!_isHeldAndOpen(listing)) revert ListingNotLive(listingId);
        _requireResalable(listing.tickets, listing.tokenId, listing.currency, listing.price);
        listing.isOpen = false;
        _collect(listing.currency, listing.price);
        _settle(
            Deal({
                listingId: listingId,
                bidId: 0,
                tickets: listing.tickets,
                tokenId: listing.tokenId,
                seller: listing.seller,
                buyer: msg.sender,
                currency: listing.currency,
                price: listing.price
            })
        );
    }

    /// @notice Bids for any tickets of a tier and puts price * quantity into escrow; ids count from 1.
    function placeBid(
        address tickets,
        uint256 eventId,
        uint32 tierId,
        address currency,
        uint256 price,
        uint32 quantity
    ) external payable nonReentrant returns (uint256 bidId) {
        if (price == 0) revert InvalidPrice();
        if (quantity == 0) revert InvalidQuantity();
        _requireTicketContract(tickets);
        IEventTickets(tickets).tierOf(eventId, tierId);
        bidId = ++_bidCount;
        _bids[bidId] = Bid(tickets, eventId, msg.sender, tierId, quantity, currency, price);
        _collect(currency, price * quantity);
        emit BidPlaced(bidId, tickets, eventId, msg.sender, tierId, currency, price, quantity);
    }

    /// @notice Closes the caller's bid and credits what is still in escrow.
    function cancelBid(uint256 bidId) external nonReentrant {
        Bid storage bid = _openBid(bidId);
        if (msg.sender != bid.bidder) revert NotBidder(bidId, msg.sender);
        uint256 escrow = bid.price * bid.openQuantity;
        bid.openQuantity = 0;
        _credit(msg.sender, bid.currency, escrow);
        emit BidCancelled(bidId);
    }

    /// @notice Sells the caller's ticket to a bidder.
    function acceptBid(uint256 bidId, uint256 tokenId) external nonReentrant {
        Bid storage bid = _openBid(bidId);
        _requireSeller(bid.tickets, tokenId);
        TicketInfo memory ticket = _requireResalable(bid.tickets, tokenId, bid.currency, bid.price);
        if (ticket.eventId != bid.eventId || ticket.tierId != bid.tierId) revert BidMismatch(bidId, tokenId);
        bid.openQuantity -= 1;
        _settle(
            Deal({
                listingId: 0,
                bidId: bidId,
                tickets: bid.tickets,
                tokenId: tokenId,
                seller: msg.sender,
                buyer: bid.bidder,
                currency: bid.currency,
                price: bid.price
            })
        );
    }

    function listingOf(uint256 listingId) external view returns (Listing memory) {
        return _listing(listingId);
    }

    /// @notice Whether the seller has held the ticket ever since listing it, and it is valid for an event that stands.
    function isLive(uint256 listingId) external view returns (bool) {
        Listing storage listing = _listing(listingId);
        TicketInfo memory ticket = IEventTickets(listing.tickets).ticketOf(listing.tokenId);
        return _isHeldAndOpen(listing) && _isValid(listing.tickets, ticket);
    }

    function bidOf(uint256 bidId) external view returns (Bid memory bid) {
        bid = _bids[bidId];
        if (bid.bidder == address(0)) revert UnknownBid(bidId);
    }

    /// @dev The last step of a sale whose money the contract already has.
    function _settle(Deal memory deal) private {
        uint256 fee = Math.mulDiv(deal.price, feeBps, BPS);
        (address receiver, uint256 royalty) = IERC2981(deal.tickets).royaltyInfo(deal.tokenId, deal.price);
        royalty = receiver == address(0) ? 0 : Math.min(royalty, deal.price - fee);
        _credit(owner, deal.currency, fee);
        _credit(receiver, deal.currency, royalty);
        _credit(deal.seller, deal.currency, deal.price - royalty - fee);
        IERC721(deal.tickets).safeTransferFrom(deal.seller, deal.buyer, deal.tokenId);
        emit Resold(
            deal.listingId,
            deal.tickets,
            deal.tokenId,
            deal.bidId,
            deal.seller,
            deal.buyer,
            deal.currency,
            deal.price,
            royalty,
            fee
        );
    }

    function _listing(uint256 listingId) private view returns (Listing storage listing) {
        listing = _listings[listingId];
        if (listing.seller == address(0)) revert UnknownListing(listingId);
    }

    function _ownListing(uint256 listingId) private view returns (Listing storage listing) {
        listing = _listing(listingId);
        if (msg.sender != listing.seller) revert NotSeller(listingId, msg.sender);
    }

    function _openBid(uint256 bidId) private view returns (Bid storage bid) {
        bid = _bids[bidId];
        if (bid.bidder == address(0)) revert UnknownBid(bidId);
        if (bid.openQuantity == 0) revert BidClosed(bidId);
    }

    /// @dev The transfer count tells a seller who kept the ticket from one who got it back: that listing stays dead.
    function _isHeldAndOpen(Listing storage listing) private view returns (bool) {
        return
            listing.isOpen &&
            IERC721(listing.tickets).ownerOf(listing.tokenId) == listing.seller &&
            IEventTickets(listing.tickets).transferCount(listing.tokenId) == listing.transferCount;
    }

    function _isValid(address tickets, TicketInfo memory ticket) private view returns (bool) {
        return ticket.status == IERC7439.TokenStatus.Sold && !IEventTickets(tickets).isCancelled(ticket.eventId);
    }

    function _requireTicketContract(address tickets) private view {
        bool isTicketContract = ERC165Checker.supportsInterface(tickets, type(IEventTickets).interfaceId);
        if (!isTicketContract) revert NotTicketContract(tickets);
    }

    function _requireSeller(address tickets, uint256 tokenId) private view {
        IERC721 token = IERC721(tickets);
        if (token.ownerOf(tokenId) != msg.sender) revert NotTicketOwner(tokenId, msg.sender);
        bool isApproved = token.isApprovedForAll(msg.sender, address(this)) ||
            token.getApproved(tokenId) == address(this);
        if (!isApproved) revert MarketNotApproved(tokenId);
    }

    function _requireResalable(
        address tickets,
        uint256 tokenId,
        address currency,
        uint256 price
    ) private view returns (TicketInfo memory ticket) {
        if (price == 0) revert InvalidPrice();
        ticket = IEventTickets(tickets).ticketOf(tokenId);
        uint256 maximum = IEventTickets(tickets).resaleCap(tokenId);
        if (maximum == 0 || !_isValid(tickets, ticket)) revert TicketNotResalable(tokenId);
        if (maximum == type(uint256).max) return ticket;
        if (currency != ticket.currency) revert CurrencyNotAllowed(currency, ticket.currency);
        if (price > maximum) revert ResaleCapExceeded(price, maximum);
    }
}
