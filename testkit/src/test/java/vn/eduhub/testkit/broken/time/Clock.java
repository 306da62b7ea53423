package vn.eduhub.testkit.broken.time;

import java.time.Instant;

record Clock(String name) {

    Instant now() {
        return Instant.now();
    }
}
