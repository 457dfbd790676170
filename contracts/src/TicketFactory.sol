// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EventTickets} from "./EventTickets.sol";
import {ITicketFactory} from "./ITicketFactory.sol";

/// @title Creates ticket contracts as minimal proxies of one implementation
contract TicketFactory is ITicketFactory {
    address public immutable implementation;

    constructor() {
        implementation = address(new EventTickets());
    }

    /// @inheritdoc ITicketFactory
    function createTicketContract(
        string calldata name,
        string calldata symbol
    ) external returns (address tickets) {
        tickets = Clones.clone(implementation);
        EventTickets(tickets).initialize(name, symbol, msg.sender);
        emit TicketContractCreated(tickets, msg.sender);
    }
}
