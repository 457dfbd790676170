// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {SimulatedWallet} from "./SimulatedWallet.sol";

/// @title Creates contract wallets as minimal proxies at addresses that are known before
contract SimulatedWalletFactory {
    address public immutable implementation;
    address public immutable entryPoint;

    event AccountCreated(address indexed account, address indexed owner, uint256 salt);

    constructor(address entryPoint_) {
        implementation = address(new SimulatedWallet());
        entryPoint = entryPoint_;
    }

    function createAccount(address owner, uint256 salt) external returns (address account) {
        account = Clones.cloneDeterministic(implementation, keccak256(abi.encode(owner, salt)));
        SimulatedWallet(payable(account)).initialize(owner, entryPoint);
        emit AccountCreated(account, owner, salt);
    }
}
