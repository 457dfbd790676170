// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

struct Listing {
    address tickets;
    uint256 tokenId;
    address seller;
    address currency;
    uint256 price;
    /// The ticket's transfer count when it was listed.
    uint32 transferCount;
    /// False once sold or cancelled; an open listing can still be dead, see `isLive`.
    bool isOpen;
}

struct Bid {
    address tickets;
    uint256 eventId;
    address bidder;
    uint32 tierId;
    /// Tickets still wanted; `price` for each of them is in escrow.
    uint32 openQuantity;
    address currency;
    uint256 price;
}

/// @title A market for tickets that never takes custody of them
/// @notice All prices are what the buyer pays in all, per ticket; royalty and market fee are parts of it.
interface ITicketMarket {
    event Listed(
        uint256 indexed listingId,
        address indexed tickets,
        uint256 indexed tokenId,
        address seller,
        address currency,
        uint256 price
    );
    event ListingPriceChanged(uint256 indexed listingId, uint256 price);
    event ListingCancelled(uint256 indexed listingId);
    event BidPlaced(
        uint256 indexed bidId,
        address indexed tickets,
        uint256 indexed eventId,
        address bidder,
        uint32 tierId,
        address currency,
        uint256 price,
        uint32 quantity
    );
    event BidCancelled(uint256 indexed bidId);
    /// @param listingId 0 when a bid was accepted, else `bidId` is 0
    event Resold(
        uint256 indexed listingId,
        address indexed tickets,
        uint256 indexed tokenId,
        uint256 bidId,
        address seller,
        address buyer,
        address currency,
        uint256 price,
        uint256 royalty,
        uint256 fee
    );

    error FeeTooHigh(uint256 feeBps, uint256 maximumBps);
    error NotTicketContract(address account);
    error NotTicketOwner(uint256 tokenId, address caller);
    error MarketNotApproved(uint256 tokenId);
    error AlreadyListed(uint256 listingId);
    error UnknownListing(uint256 listingId);
    error ListingNotLive(uint256 listingId);
    error NotSeller(uint256 listingId, address caller);
    error UnknownBid(uint256 bidId);
    error BidClosed(uint256 bidId);
    error NotBidder(uint256 bidId, address caller);
    error BidMismatch(uint256 bidId, uint256 tokenId);
    error InvalidPrice();
    error InvalidQuantity();
    error TicketNotResalable(uint256 tokenId);
    error CurrencyNotAllowed(address currency, address faceCurrency);
    error ResaleCapExceeded(uint256 price, uint256 maximum);

    function list(
        address tickets,
        uint256 tokenId,
        address currency,
        uint256 price
    ) external returns (uint256 listingId);

    function changeListingPrice(uint256 listingId, uint256 price) external;

    function cancelListing(uint256 listingId) external;

    function buyListing(uint256 listingId) external payable;

    function placeBid(
        address tickets,
        uint256 eventId,
        uint32 tierId,
        address currency,
        uint256 price,
        uint32 quantity
    ) external payable returns (uint256 bidId);

    function cancelBid(uint256 bidId) external;

    function acceptBid(uint256 bidId, uint256 tokenId) external;

    function listingOf(uint256 listingId) external view returns (Listing memory);

    function isLive(uint256 listingId) external view returns (bool);

    function bidOf(uint256 bidId) external view returns (Bid memory);
}
