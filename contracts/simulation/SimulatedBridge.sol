// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title The end of a bridge: pays out what was paid in on another chain
contract SimulatedBridge {
    using SafeERC20 for IERC20;

    event PaidOut(address indexed to, address indexed currency, uint256 amount);

    error WrongPayment(uint256 expected, uint256 received);
    error PaymentFailed(address to);

    /// @notice Takes the native coin in that goes out on another chain.
    receive() external payable {}

    /// @param currency 0x0 for the native coin, which the caller sends along; a token is paid from the bridge's balance
    function payOut(address currency, address to, uint256 amount) external payable {
        uint256 expected = currency == address(0) ? amount : 0;
        if (msg.value != expected) revert WrongPayment(expected, msg.value);
        if (currency == address(0)) {
            (bool isPaid, ) = to.call{value: amount}("");
            if (!isPaid) revert PaymentFailed(to);
        } else {
            IERC20(currency).safeTransfer(to, amount);
        }
        emit PaidOut(to, currency, amount);
    }
}
