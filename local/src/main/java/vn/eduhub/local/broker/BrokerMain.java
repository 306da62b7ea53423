package vn.eduhub.local.broker;

import java.nio.file.Path;

/// The broker as a process of its own: `BrokerMain FOLDER PORT CONTROLLER_PORT`.
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: BrokerMain FOLDER PORT CONTROLLER_PORT");
            System.exit(2);
        }
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.println("broker ready on " + broker.bootstrapServers());
        broker.awaitShutdown();
    }
}
