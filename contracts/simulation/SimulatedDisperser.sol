// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Pays many accounts in one transaction, with the functions of the well-known Disperse contract
contract SimulatedDisperser {
    using SafeERC20 for IERC20;

    error WrongPayment(uint256 expected, uint256 received);
    error PaymentFailed(address recipient);

    function disperseEther(address payable[] calldata recipients, uint256[] calldata values) external payable {
        uint256 total = 0;
        for (uint256 i = 0; i < recipients.length; ++i) {
            total += values[i];
            (bool isPaid, ) = recipients[i].call{value: values[i]}("");
            if (!isPaid) revert PaymentFailed(recipients[i]);
        }
        if (total != msg.value) revert WrongPayment(total, msg.value);
    }

    /// @notice Takes the sum from the caller first, then pays each recipient from it.
    function disperseToken(IERC20 token, address[] calldata recipients, uint256[] calldata values) external {
        uint256 total = 0;
        for (uint256 i = 0; i < recipients.length; ++i) total += values[i];
        token.safeTransferFrom(msg.sender, address(this), total);
        for (uint256 i = 0; i < recipients.length; ++i) token.safeTransfer(recipients[i], values[i]);
    }
}
