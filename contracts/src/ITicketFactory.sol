// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Creates one ticket contract per organizer, or per tour
interface ITicketFactory {
    event TicketContractCreated(address indexed tickets, address indexed organizer);

    /// @notice Creates a ticket contract whose organizer is the caller.
    function createTicketContract(
        string calldata name,
        string calldata symbol
    ) external returns (address tickets);
}
