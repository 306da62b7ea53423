package vn.eduhub.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The broker as a process of its own: `BrokerMain FOLDER PORT CONTROLLER_PORT OWN_PORT ISSUER READY`. It is closed;
/// the
/// file READY is there while it serves clients and every right is in force.
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 6) {
            System.err.println("usage: BrokerMain FOLDER PORT CONTROLLER_PORT OWN_PORT ISSUER READY");
            System.exit(2);
        }
        Path ready = Path.of(args[5]);
        // One that was killed left it behind.
        Files.deleteIfExists(ready);
        BrokerPorts ports =
                new BrokerPorts(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        EmbeddedBroker broker = EmbeddedBroker.startClosed(Path.of(args[0]), ports, args[4]);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        System.out.println("broker ready on " + broker.bootstrapServers());
        broker.awaitShutdown();
    }
}
