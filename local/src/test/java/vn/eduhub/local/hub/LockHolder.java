package vn.eduhub.local.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/// Another launcher: a process that holds a lock until it is killed.
final class LockHolder {

    private LockHolder() {}

    static void main(String[] args) throws IOException, InterruptedException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            System.out.println(lock.isValid() ? "held" : "lost");
            new CountDownLatch(1).await();
        }
    }
}
