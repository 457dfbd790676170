// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721Holder} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Holder.sol";

/// @title A contract wallet that its owner and the EntryPoint can use
contract SimulatedWallet is ERC721Holder {
    struct Call {
        address to;
        uint256 value;
        bytes data;
    }

    address public owner;
    address public entryPoint;

    error AlreadyInitialized();
    error NotAllowed(address caller);

    receive() external payable {}

    /// @notice Called once by the factory in the transaction that creates the proxy.
    function initialize(address owner_, address entryPoint_) external {
        if (owner != address(0)) revert AlreadyInitialized();
        owner = owner_;
        entryPoint = entryPoint_;
    }

    function executeBatch(Call[] calldata calls) external payable {
        if (msg.sender != owner && msg.sender != entryPoint) revert NotAllowed(msg.sender);
        for (uint256 i = 0; i < calls.length; ++i) _call(calls[i]);
    }

    function _call(Call calldata call) private {
        (bool isDone, bytes memory result) = call.to.call{value: call.value}(call.data);
        if (isDone) return;
        assembly ("memory-safe") {
            revert(add(result, 32), mload(result))
        }
    }
}
