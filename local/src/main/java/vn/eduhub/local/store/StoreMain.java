package vn.eduhub.local.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The store as a process of its own: `StoreMain FOLDER PORT [--fsync] [--memtable-bytes N]`.
public final class StoreMain {
    private StoreMain() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean force = arguments.remove("--fsync");
        long memtableBytes = Engine.MEMTABLE_BYTES;
        int option = arguments.indexOf("--memtable-bytes");
        if (option >= 0 && option + 1 < arguments.size()) {
            memtableBytes = Long.parseLong(arguments.get(option + 1));
            arguments.subList(option, option + 2).clear();
        }
        if (arguments.size() != 2) {
            System.err.println("usage: StoreMain FOLDER PORT [--fsync] [--memtable-bytes N]");
            System.exit(2);
        }
        Durability durability = force ? Durability.POWER_LOSS : Durability.PROCESS_KILL;
        EmbeddedStore store = open(arguments, durability, memtableBytes);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(store::close));
        System.out.println("store ready on 127.0.0.1:" + store.port());
        new CountDownLatch(1).await();
    }

    private static EmbeddedStore open(List<String> arguments, Durability durability, long memtableBytes) {
        try {
            return EmbeddedStore.open(
                    Path.of(arguments.get(0)), Integer.parseInt(arguments.get(1)), durability, memtableBytes);
        } catch (IOException e) {
            System.err.println("the store in " + arguments.get(0) + " does not start on port " + arguments.get(1) + ": "
                    + e.getMessage());
            System.exit(1);
            throw new IllegalStateException("unreachable", e);
        }
    }
}
