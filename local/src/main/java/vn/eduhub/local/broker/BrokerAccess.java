package vn.eduhub.local.broker;

/// Who gets in.
sealed interface BrokerAccess {

    /// Everybody, to everything: for the tests of one module.
    record Open() implements BrokerAccess {}

    /// Clients with a token of this issuer, each to what the table of rights says; the node itself, and who keeps its
    /// rights, by a door of their own.
    ///
    /// @param port of that door, loopback only
    /// @param password of that door, made anew at each start and known to nobody else
    /// @param issuer whose tokens are taken
    /// @param door of clients; no token is taken before it is opened
    record Closed(int port, String password, String issuer, TokenCheck.Door door) implements BrokerAccess {

        @Override
        public String toString() {
            return "Closed[" + port + ", " + issuer + "]";
        }
    }
}
