package vn.eduhub.exchange.work;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// All phases of a job, in order. Asked for the next one only when the former is settled.
public interface Work extends Closeable {

    Optional<Phase> next() throws IOException;
}
