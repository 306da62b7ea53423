package vn.eduhub.local.hub;

import java.net.URI;
import java.nio.file.Path;

/// How to tell that a part is ready.
sealed interface Ready {

    /// As soon as it takes connections.
    record WhenListening(int port) implements Ready {}

    /// As soon as it takes connections and has said so in this file.
    record WhenSaid(int port, Path file) implements Ready {}

    /// As soon as this page answers 200.
    record WhenAnswering(URI page) implements Ready {}
}
