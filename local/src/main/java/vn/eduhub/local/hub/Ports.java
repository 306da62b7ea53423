package vn.eduhub.local.hub;

/// Every port of one hub. An offset moves all of them, so that a second hub can run beside the first.
///
/// @param offset added to each port, `HUB_PORT_BASE`
public record Ports(int offset) {

    /// More instances than these are in nobody's address list.
    public static final int INSTANCES_MAX = 3;

    /// The highest port in use is Kafka's clients' or the store's; both must stay below 65,536.
    private static final int OFFSET_MAX = 65_535 - 27_017;

    private static final int INSTANCE_STEP = 100;

    public Ports {
        if (offset < 0 || offset > OFFSET_MAX) {
            throw new HubException("HUB_PORT_BASE must be a whole number from 0 to " + OFFSET_MAX + ", not " + offset);
        }
    }

    /// The port of instance 1, 2, 3 of a service.
    public int of(Service service, int instance) {
        return offset + service.port() + INSTANCE_STEP * (instance - 1);
    }

    public int keycloak() {
        return offset + 9080;
    }

    public int keycloakManagement() {
        return offset + 9081;
    }

    public int broker() {
        return offset + 9092;
    }

    public int brokerController() {
        return offset + 9093;
    }

    /// Where the broker talks to itself.
    int brokerOwn() {
        return offset + 9094;
    }

    public int store() {
        return offset + 27_017;
    }
}
