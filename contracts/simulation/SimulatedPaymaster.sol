// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title An address with code that user operations name as who pays their gas
contract SimulatedPaymaster {
    receive() external payable {}
}
