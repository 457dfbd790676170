// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {ERC2981} from "@openzeppelin/contracts/token/common/ERC2981.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721Utils} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Utils.sol";
import {EventProceeds} from "./EventProceeds.sol";
import {IERC7439} from "./IERC7439.sol";
import {IEventTickets, TicketInfo} from "./IEventTickets.sol";

/// @title Tickets of one organizer: ERC-721 with ERC-2981 royalties and the ERC-7439 life cycle
/// @notice A ticket is Sold, then at most once Void or Redeemed, and from then on neither moves nor changes again.
contract EventTickets is ERC721, ERC2981, EventProceeds {
    error AlreadyInitialized();
    error NotGate(address caller);
    error WalletLimitExceeded(address buyer, uint32 walletLimit);
    error TicketNotValid(uint256 tokenId, TokenStatus status);
    error EventNotCancelled(uint256 eventId);
    error IllegalTransition(uint256 tokenId, TokenStatus from, TokenStatus to);
    error InvalidExpireTime(uint256 expireTime);
    error MintNeedsTier();
    error RoyaltyTooHigh(uint256 royaltyBps, uint256 maximumBps);

    struct Ticket {
        uint64 eventId;
        uint32 tierId;
        /// Version of the tier's terms; 0 for a complimentary ticket, whose terms are all zero.
        uint32 termsVersion;
        uint32 transferCount;
        TokenStatus status;
    }

    uint96 public constant MAXIMUM_ROYALTY_BPS = 1_000;
    uint96 private constant DEFAULT_ROYALTY_BPS = 500;
    uint256 private constant BPS = 10_000;

    string private _name;
    string private _symbol;
    uint256 public totalMinted;
    mapping(uint256 tokenId => Ticket) private _tickets;
    mapping(uint256 eventId => mapping(uint32 tierId => mapping(address wallet => uint32))) private _boughtBy;
    mapping(address account => bool) public isGateOperator;

    /// @dev The implementation itself belongs to nobody; only its proxies are used.
    constructor() ERC721("", "") {
        organizer = address(this);
    }

    /// @notice Called once by the factory in the transaction that creates the proxy.
    function initialize(string calldata name_, string calldata symbol_, address organizer_) external {
        if (organizer != address(0)) revert AlreadyInitialized();
        _name = name_;
        _symbol = symbol_;
        organizer = organizer_;
        _setDefaultRoyalty(organizer_, DEFAULT_ROYALTY_BPS);
    }

    /// @notice Lets an account check tickets in, or no longer.
    function setGateOperator(address account, bool isAllowed) external onlyOrganizer {
        isGateOperator[account] = isAllowed;
    }

    /// @notice Sets the organizer's share of resales in basis points of the price, at most 10 %.
    function setRoyalty(uint96 royaltyBps) external onlyOrganizer {
        if (royaltyBps > MAXIMUM_ROYALTY_BPS) revert RoyaltyTooHigh(royaltyBps, MAXIMUM_ROYALTY_BPS);
        _setDefaultRoyalty(organizer, royaltyBps);
    }

    /// @notice Buys tickets into the buyer's wallet; the caller pays price + fee for each, exactly.
    function buy(uint256 eventId, uint32 tierId, uint32 quantity, address buyer) external payable nonReentrant {
        uint64 salesStart = _upcoming(eventId).details.salesStart;
        if (block.timestamp < salesStart) revert SalesNotStarted(eventId);
        Tier storage tier = _takeSupply(eventId, tierId, quantity);
        _countForWallet(eventId, tierId, buyer, quantity);
        SaleTerms storage terms = _termsOf(eventId, tierId, tier.version);
        uint256 total = (terms.price + terms.fee) * quantity;
        _holdProceeds(eventId, tier.currency, total);
        uint256 firstTokenId = _issue(Ticket(uint64(eventId), tierId, tier.version, 0, TokenStatus.Sold), quantity, buyer);
        _collect(tier.currency, total);
        _checkReceiver(buyer, firstTokenId, quantity);
    }

    /// @notice Gives tickets away, any time before the event's end. They take supply but not the wallet's limit, and
    /// cannot be resold.
    function issueComplimentary(
        uint256 eventId,
        uint32 tierId,
        address to,
        uint32 quantity
    ) external onlyOrganizer nonReentrant {
        _upcoming(eventId);
        _takeSupply(eventId, tierId, quantity);
        uint256 firstTokenId = _issue(Ticket(uint64(eventId), tierId, 0, 0, TokenStatus.Sold), quantity, to);
        _checkReceiver(to, firstTokenId, quantity);
    }

    /// @notice Redeems valid tickets at the gate.
    function checkIn(uint256[] calldata tokenIds) external {
        if (msg.sender != organizer && !isGateOperator[msg.sender]) revert NotGate(msg.sender);
        for (uint256 i = 0; i < tokenIds.length; ++i) {
            _endValidity(tokenIds[i], TokenStatus.Redeemed, "");
        }
    }

    /// @notice Makes a valid ticket void without a refund; refused once the event is cancelled, when a refund is due.
    function voidTicket(uint256 tokenId) external onlyOrganizer {
        _endValidity(tokenId, TokenStatus.Void, "");
    }

    /// @notice Credits the holder with what the ticket cost in its primary sale and makes it void. The organizer may do
    /// so while the ticket is valid, its holder once the event is cancelled.
    function refund(uint256 tokenId) external nonReentrant {
        address holder = _requireOwned(tokenId);
        TicketInfo memory ticket = ticketOf(tokenId);
        if (msg.sender != organizer) {
            if (msg.sender != holder) revert NotOrganizer(msg.sender);
            if (!isCancelled(ticket.eventId)) revert EventNotCancelled(ticket.eventId);
        }
        if (ticket.status != TokenStatus.Sold) revert TicketNotValid(tokenId, ticket.status);
        uint256 amount = ticket.price + ticket.fee;
        _tickets[tokenId].status = TokenStatus.Void;
        _endRefundability(ticket.eventId, ticket.currency, amount);
        _refundProceeds(ticket.eventId, ticket.currency, holder, amount);
        emit TicketRefunded(tokenId, holder, ticket.currency, amount);
        emit TokenStatusChanged(tokenId, TokenStatus.Void, "");
    }

    /// @notice ERC-7439's mint names no tier, so it always fails: use `buy` or `issueComplimentary`.
    function safeMint(address, bytes memory) external pure {
        revert MintNeedsTier();
    }

    /// @notice ERC-7439's way to void or redeem a valid ticket, with the organizer's signature in the log. Tickets expire
    /// with their event: `newExpireTime` is 0 or the event's end.
    function changeState(
        uint256 tokenId,
        bytes memory signature,
        TokenStatus tokenStatus,
        uint256 newExpireTime
    ) external onlyOrganizer {
        _requireOwned(tokenId);
        Ticket storage ticket = _tickets[tokenId];
        bool isLegal = ticket.status == TokenStatus.Sold &&
            (tokenStatus == TokenStatus.Void || tokenStatus == TokenStatus.Redeemed);
        if (!isLegal) revert IllegalTransition(tokenId, ticket.status, tokenStatus);
        uint256 endsAt = _event(ticket.eventId).details.endsAt;
        if (newExpireTime != 0 && newExpireTime != endsAt) revert InvalidExpireTime(newExpireTime);
        _endValidity(tokenId, tokenStatus, signature);
    }

    /// @inheritdoc IEventTickets
    function ticketOf(uint256 tokenId) public view returns (TicketInfo memory) {
        _requireOwned(tokenId);
        Ticket storage ticket = _tickets[tokenId];
        SaleTerms storage terms = _termsOf(ticket.eventId, ticket.tierId, ticket.termsVersion);
        return
            TicketInfo({
                eventId: ticket.eventId,
                tierId: ticket.tierId,
                currency: _tier(ticket.eventId, ticket.tierId).currency,
                price: terms.price,
                fee: terms.fee,
                resaleCapBps: terms.resaleCapBps,
                status: ticket.status
            });
    }

    /// @inheritdoc IEventTickets
    function faceValue(uint256 tokenId) public view returns (address currency, uint256 amount) {
        TicketInfo memory ticket = ticketOf(tokenId);
        return (ticket.currency, ticket.price + ticket.fee);
    }

    /// @inheritdoc IEventTickets
    function resaleCap(uint256 tokenId) external view returns (uint256 maximum) {
        TicketInfo memory ticket = ticketOf(tokenId);
        uint256 cost = ticket.price + ticket.fee;
        if (cost == 0) return 0;
        if (ticket.resaleCapBps == 0) return type(uint256).max;
        return (cost * ticket.resaleCapBps) / BPS;
    }

    /// @inheritdoc IEventTickets
    function transferCount(uint256 tokenId) external view returns (uint32) {
        _requireOwned(tokenId);
        return _tickets[tokenId].transferCount;
    }

    /// @notice Tickets of the tier bought into the wallet, whoever paid; refunded ones count, complimentary ones do not.
    function boughtBy(uint256 eventId, uint32 tierId, address wallet) external view returns (uint32) {
        return _boughtBy[eventId][tierId][wallet];
    }

    function name() public view override returns (string memory) {
        return _name;
    }

    function symbol() public view override returns (string memory) {
        return _symbol;
    }

    function supportsInterface(bytes4 interfaceId) public view override(ERC721, ERC2981) returns (bool) {
        return
            interfaceId == type(IERC7439).interfaceId ||
            interfaceId == type(IEventTickets).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    function _countForWallet(uint256 eventId, uint32 tierId, address buyer, uint32 quantity) private {
        uint32 walletLimit = _tier(eventId, tierId).walletLimit;
        uint32 bought = _boughtBy[eventId][tierId][buyer] + quantity;
        if (walletLimit != 0 && bought > walletLimit) revert WalletLimitExceeded(buyer, walletLimit);
        _boughtBy[eventId][tierId][buyer] = bought;
    }

    function _issue(Ticket memory ticket, uint32 quantity, address to) private returns (uint256 firstTokenId) {
        SaleTerms memory terms = _termsOf(ticket.eventId, ticket.tierId, ticket.termsVersion);
        address currency = _tier(ticket.eventId, ticket.tierId).currency;
        firstTokenId = totalMinted + 1;
        totalMinted += quantity;
        for (uint256 tokenId = firstTokenId; tokenId < firstTokenId + quantity; ++tokenId) {
            _tickets[tokenId] = ticket;
            _mint(to, tokenId);
            emit TokenStatusChanged(tokenId, TokenStatus.Sold, "");
            emit PrimarySale(
                tokenId,
                ticket.eventId,
                to,
                ticket.tierId,
                msg.sender,
                currency,
                terms.price,
                terms.fee
            );
        }
    }

    function _checkReceiver(address to, uint256 firstTokenId, uint32 quantity) private {
        for (uint256 tokenId = firstTokenId; tokenId < firstTokenId + quantity; ++tokenId) {
            ERC721Utils.checkOnERC721Received(msg.sender, address(0), to, tokenId, "");
        }
    }

    function _endValidity(uint256 tokenId, TokenStatus status, bytes memory signature) private {
        TicketInfo memory ticket = ticketOf(tokenId);
        if (ticket.status != TokenStatus.Sold) revert TicketNotValid(tokenId, ticket.status);
        if (isCancelled(ticket.eventId)) revert EventIsCancelled(ticket.eventId);
        _tickets[tokenId].status = status;
        _endRefundability(ticket.eventId, ticket.currency, ticket.price + ticket.fee);
        emit TokenStatusChanged(tokenId, status, signature);
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        Ticket storage ticket = _tickets[tokenId];
        if (ticket.status != TokenStatus.Sold) revert TicketNotValid(tokenId, ticket.status);
        from = super._update(to, tokenId, auth);
        if (from != address(0) && from != to) ++ticket.transferCount;
    }
}
