package vn.eduhub.exchange.job;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.Work;
import vn.eduhub.exchange.work.WorkBatch;

/// Drives the phases of a job to their end. Begun again after a crash it makes the same batches, and sends
/// only those that have no outcome document.
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Job job;
    private final Owners owners;
    private final Outcomes outcomes;
    private final Patience patience;
    private final Stop stop;
    private final int batchesMax;

    JobRun(Job job, Owners owners, Outcomes outcomes, Patience patience, Stop stop, int batchesMax) {
        this.job = job;
        this.owners = owners;
        this.outcomes = outcomes;
        this.patience = patience;
        this.stop = stop;
        this.batchesMax = batchesMax;
    }

    interface PhaseListener {

        void begun(String phase);
    }

    /// @throws Stop.StoppedException when it was stopped before its end
    void drive(Work work, PhaseListener listener) throws IOException, InterruptedException {
        int number = 0;
        for (Optional<Phase> phase = work.next(); phase.isPresent(); phase = work.next()) {
            int here = number++;
            listener.begun(phase.get().name());
            BitSet settled = patience.until("outcomes", false, () -> outcomes.settled(job.id(), here));
            try (UnderWay underWay = new UnderWay(phase.get(), here)) {
                phase.get().produce(batch -> underWay.take(batch, settled.get(batch.number())));
                underWay.await();
            }
        }
    }

    /// The batches of a phase that are being sent.
    private final class UnderWay implements AutoCloseable {

        private final Phase phase;
        private final int phaseNumber;
        private final Semaphore free = new Semaphore(batchesMax);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        UnderWay(Phase phase, int phaseNumber) {
            this.phase = phase;
            this.phaseNumber = phaseNumber;
        }

        void take(WorkBatch batch, boolean settled) throws InterruptedException {
            Outcomes.Position position = new Outcomes.Position(phaseNumber, batch.number());
            if (settled) {
                tell(patience.until("outcomes", false, () -> outcomes.lines(job.id(), position)));
                return;
            }
            free.acquire();
            if (stop.isOver()) {
                free.release();
                throw new Stop.StoppedException();
            }
            threads.execute(() -> {
                try {
                    settle(batch, position);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    stop.because(Stop.Reason.SHUTDOWN);
                } catch (Stop.StoppedException e) {
                    LOG.debug("{} was not settled: the job is stopped", position.id(job.id()));
                } catch (RuntimeException | Error e) {
                    // At once, so that batches which wait for an owner wait no longer.
                    LOG.error("phase {}: {}", phase.name(), Failure.place(e));
                    stop.failed(e);
                } finally {
                    free.release();
                }
            });
        }

        private void settle(WorkBatch batch, Outcomes.Position position) throws InterruptedException {
            List<RowOutcome> answers = batch.rows().isEmpty()
                    ? List.of()
                    : patience.until(
                            "batch " + position.id(job.id()),
                            true,
                            () -> owners.send(job, phase.destination(), batch.rows()));
            List<LineOutcome> lines = batch.settle(answers);
            patience.until("outcomes", true, () -> {
                outcomes.add(job.id(), position, lines);
                return true;
            });
            tell(lines);
        }

        private void tell(List<LineOutcome> lines) {
            synchronized (phase) {
                lines.forEach(phase::settled);
            }
        }

        /// Waits for all batches; what went wrong in one is the reason of the stop.
        void await() throws InterruptedException {
            free.acquire(batchesMax);
            free.release(batchesMax);
            if (stop.isOver()) {
                throw new Stop.StoppedException();
            }
        }

        /// Also after a stop: what has left the house is waited for, so that its outcome is known.
        @Override
        public void close() {
            threads.close();
        }
    }
}
