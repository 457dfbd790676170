// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title Takes exact payments in and pays out only on request
/// @notice Currency 0x0 is the native coin. Money sent outside of a payment is rejected, so that what the contract
/// holds is what it owes.
abstract contract PullPayments is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    error WrongPayment(uint256 expected, uint256 received);
    error NothingToWithdraw(address account, address currency);
    error NativeTransferFailed(address account);

    mapping(address account => mapping(address currency => uint256 amount)) private _credits;

    /// @notice Pays the caller all that is credited to it in the currency.
    function withdraw(address currency) external nonReentrant {
        _beforeWithdraw(msg.sender, currency);
        uint256 amount = _credits[msg.sender][currency];
        if (amount == 0) revert NothingToWithdraw(msg.sender, currency);
        _credits[msg.sender][currency] = 0;
        if (currency == address(0)) {
            (bool isPaid, ) = msg.sender.call{value: amount}("");
            if (!isPaid) revert NativeTransferFailed(msg.sender);
        } else {
            IERC20(currency).safeTransfer(msg.sender, amount);
        }
    }

    /// @notice What the account could withdraw now, in units of the currency.
    function claimable(address account, address currency) public view virtual returns (uint256) {
        return _credits[account][currency];
    }

    function _credit(address account, address currency, uint256 amount) internal {
        if (amount > 0) _credits[account][currency] += amount;
    }

    /// @dev Takes exactly `amount` from the caller; tokens that deliver less than was sent are rejected.
    function _collect(address currency, uint256 amount) internal {
        if (currency == address(0)) {
            if (msg.value != amount) revert WrongPayment(amount, msg.value);
            return;
        }
        if (msg.value != 0) revert WrongPayment(0, msg.value);
        if (amount == 0) return;
        uint256 balanceBefore = IERC20(currency).balanceOf(address(this));
        IERC20(currency).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(currency).balanceOf(address(this)) - balanceBefore;
        if (received != amount) revert WrongPayment(amount, received);
    }

    /// @dev Lets a contract turn what it holds for the account into credit first.
    function _beforeWithdraw(address account, address currency) internal virtual {}
}
