// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ERC-7439: prevention of ticket touting, interface id 0x15fbb306
interface IERC7439 {
    /// Redeemed means checked in. The reference contracts never enter Resell.
    enum TokenStatus {
        Sold,
        Resell,
        Void,
        Redeemed
    }

    event TokenStatusChanged(uint256 indexed tokenId, TokenStatus indexed tokenStatus, bytes signature);

    function safeMint(address to, bytes memory signature) external;

    function changeState(
        uint256 tokenId,
        bytes memory signature,
        TokenStatus tokenStatus,
        uint256 newExpireTime
    ) external;
}
