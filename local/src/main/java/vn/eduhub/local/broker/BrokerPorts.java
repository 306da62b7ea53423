package vn.eduhub.local.broker;

/// The ports of a closed node, all on loopback.
///
/// @param clients where clients connect, with a token
/// @param controller where the node talks to its own controller
/// @param own where the node, and who keeps its rights, talks to itself
public record BrokerPorts(int clients, int controller, int own) {}
