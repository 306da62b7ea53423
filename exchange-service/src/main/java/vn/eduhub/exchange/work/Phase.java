package vn.eduhub.exchange.work;

import java.io.IOException;
import vn.eduhub.exchange.ledger.LineOutcome;

/// A part of a job whose batches may be under way at the same time; the next part begins when all of them are settled.
public interface Phase {

    /// A word for people who watch the job.
    String name();

    Destination destination();

    /// Gives the batches in their order; always the same lines in the same batches for the same file.
    void produce(BatchSink sink) throws IOException, InterruptedException;

    /// Told of every line of this phase, also of those settled before a restart, before the next phase begins.
    void settled(LineOutcome outcome);

    interface BatchSink {

        void accept(WorkBatch batch) throws IOException, InterruptedException;
    }
}
