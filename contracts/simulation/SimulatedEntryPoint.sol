// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Runs user operations with the interface and the events of ERC-4337's EntryPoint, version 0.7
/// @notice Checks no signatures and moves no money for gas: an operation's cost is what its own limits say. An operation
/// that fails makes the whole call fail.
contract SimulatedEntryPoint {
    struct PackedUserOperation {
        address sender;
        uint256 nonce;
        bytes initCode;
        bytes callData;
        bytes32 accountGasLimits;
        uint256 preVerificationGas;
        bytes32 gasFees;
        bytes paymasterAndData;
        bytes signature;
    }

    mapping(address sender => uint256) public nonceOf;

    event UserOperationEvent(
        bytes32 indexed userOpHash,
        address indexed sender,
        address indexed paymaster,
        uint256 nonce,
        bool success,
        uint256 actualGasCost,
        uint256 actualGasUsed
    );
    event AccountDeployed(
        bytes32 indexed userOpHash,
        address indexed sender,
        address factory,
        address paymaster
    );
    event BeforeExecution();

    error InvalidNonce(address sender, uint256 nonce);
    error OperationFailed(uint256 index, bytes reason);

    function handleOps(PackedUserOperation[] calldata operations, address payable) external {
        for (uint256 i = 0; i < operations.length; ++i) _prepare(operations[i]);
        emit BeforeExecution();
        for (uint256 i = 0; i < operations.length; ++i) _run(operations[i], i);
    }

    function getUserOpHash(PackedUserOperation calldata operation) public view returns (bytes32) {
        bytes32 inner = keccak256(
            abi.encode(
                operation.sender,
                operation.nonce,
                keccak256(operation.initCode),
                keccak256(operation.callData),
                operation.accountGasLimits,
                operation.preVerificationGas,
                operation.gasFees,
                keccak256(operation.paymasterAndData)
            )
        );
        return keccak256(abi.encode(inner, address(this), block.chainid));
    }

    function _prepare(PackedUserOperation calldata operation) private {
        if (operation.nonce != nonceOf[operation.sender]++) revert InvalidNonce(operation.sender, operation.nonce);
        if (operation.initCode.length == 0) return;
        address factory = address(bytes20(operation.initCode[:20]));
        (bool isDone, bytes memory reason) = factory.call(operation.initCode[20:]);
        if (!isDone) revert OperationFailed(0, reason);
        emit AccountDeployed(getUserOpHash(operation), operation.sender, factory, _paymasterOf(operation));
    }

    function _run(PackedUserOperation calldata operation, uint256 index) private {
        (bool isDone, bytes memory reason) = operation.sender.call(operation.callData);
        if (!isDone) revert OperationFailed(index, reason);
        uint256 limits = uint256(operation.accountGasLimits);
        uint256 gas = (limits >> 128) + uint128(limits) + operation.preVerificationGas;
        emit UserOperationEvent(
            getUserOpHash(operation),
            operation.sender,
            _paymasterOf(operation),
            operation.nonce,
            true,
            gas * uint128(uint256(operation.gasFees)),
            gas
        );
    }

    function _paymasterOf(PackedUserOperation calldata operation) private pure returns (address) {
        bytes calldata data = operation.paymasterAndData;
        return data.length < 20 ? address(0) : address(bytes20(data[:20]));
    }
}
