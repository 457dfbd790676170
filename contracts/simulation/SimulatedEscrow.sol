// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title Keeps tickets until their depositor says to whom they go
contract SimulatedEscrow {
    mapping(address tickets => mapping(uint256 tokenId => address)) public depositorOf;

    event Deposited(address indexed tickets, uint256 indexed tokenId, address indexed depositor);
    event Released(address indexed tickets, uint256 indexed tokenId, address indexed to);

    error NotDepositor(address caller);

    function deposit(address tickets, uint256 tokenId) external {
        depositorOf[tickets][tokenId] = msg.sender;
        IERC721(tickets).transferFrom(msg.sender, address(this), tokenId);
        emit Deposited(tickets, tokenId, msg.sender);
    }

    function release(address tickets, uint256 tokenId, address to) external {
        if (depositorOf[tickets][tokenId] != msg.sender) revert NotDepositor(msg.sender);
        delete depositorOf[tickets][tokenId];
        IERC721(tickets).transferFrom(address(this), to, tokenId);
        emit Released(tickets, tokenId, to);
    }
}
