package vn.eduhub.exchange.job;

import com.mongodb.MongoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.ExchangeProperties;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.ledger.Ledger;
import vn.eduhub.exchange.oneroster.RosterWork;
import vn.eduhub.exchange.template.LearnerTemplate;
import vn.eduhub.exchange.template.TemplateWork;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.Work;

/// Claims jobs and runs them, a few at a time. A job belongs to whoever holds its lease; an instance that
/// dies loses it after a while, one that is paused may go on beside its successor, which is harmless: owners
/// and outcome documents take a batch once.
final class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /// A sweep every five minutes.
    private static final long SWEEP_LOOKS = 1_000;

    /// An upload without a job: the store's answer to the new job was lost.
    private static final Duration ORPHAN_AGE = Duration.ofHours(24);

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Jobs jobs;
    private final Outcomes outcomes;
    private final Ledgers ledgers;
    private final Owners owners;
    private final Spool spool;
    private final Alarm alarm;
    private final ExchangeProperties properties;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String owner;
    private final Map<RecordId, Stop> running = new ConcurrentHashMap<>();
    private final Map<RecordId, Thread> threads = new ConcurrentHashMap<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable Thread loop;

    JobRunner(JobParts parts, ExchangeProperties properties, Chance chance) {
        this.jobs = parts.jobs();
        this.outcomes = parts.outcomes();
        this.ledgers = parts.ledgers();
        this.owners = parts.owners();
        this.spool = parts.spool();
        this.alarm = parts.alarm();
        this.properties = properties;
        this.clock = chance.clock();
        this.random = chance.random();
        this.owner = RecordId.random(clock, random).value();
    }

    /// Time and randomness.
    record Chance(InstantSource clock, RandomGenerator random) {

        RecordId newId() {
            return RecordId.random(clock, random);
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        loop = Thread.ofVirtual().name("intake-claims").start(this::look);
    }

    @Override
    public void stop() {
        stopping.countDown();
        running.values().forEach(stop -> stop.because(Stop.Reason.SHUTDOWN));
        try {
            for (Thread thread : threads.values()) {
                thread.join(Duration.ofSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop = null;
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void look() {
        CountDownLatch end = stopping;
        try {
            for (long looks = 0; !end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS); looks++) {
                try {
                    claim();
                    if (looks % SWEEP_LOOKS == 0) {
                        sweep();
                    }
                } catch (MongoException e) {
                    // Said by those who need the store at once.
                    LOG.debug("no claim: {}", e.getClass().getSimpleName());
                } catch (IOException | RuntimeException e) {
                    // This loop must not die.
                    alarm.raise("no jobs are claimed", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claim() {
        int free = properties.jobsMax() - running.size();
        if (free <= 0) {
            return;
        }
        for (Job job : jobs.unclaimed(free)) {
            // Without the upload nothing can be done here; it may lie with another instance.
            if (!running.containsKey(job.id())
                    && spool.has(job.id())
                    && jobs.claim(job.id(), owner, properties.lease())) {
                Stop stop = new Stop();
                running.put(job.id(), stop);
                threads.put(
                        job.id(), Thread.ofPlatform().name("intake-" + job.id()).start(() -> run(job, stop)));
            }
        }
    }

    private void run(Job job, Stop stop) {
        Thread heartbeat = Thread.ofVirtual().name("lease-" + job.id()).start(() -> keep(job, stop));
        LOG.info("job {}: {} lines", job.id(), job.lines());
        try {
            drive(job, stop);
            end(job, JobState.COMPLETED, null);
        } catch (Stop.StoppedException e) {
            stopped(job, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped(job, stop);
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("job {} broke off: {}", job.id(), Failure.place(e));
            stop.failed(e);
            stopped(job, stop);
        } finally {
            stop.because(Stop.Reason.SHUTDOWN);
            heartbeat.interrupt();
            running.remove(job.id());
            threads.remove(job.id());
        }
    }

    private void drive(Job job, Stop stop) throws IOException, InterruptedException {
        Patience patience = new Patience(stop, random);
        Path folder = spool.run(job.id(), RecordId.random(clock, random));
        try (Work work = open(job, new PatientLookUps(job, owners, patience), folder)) {
            new JobRun(job, owners, outcomes, patience, stop, properties.batchesMax())
                    .drive(work, phase -> patiently(patience, () -> jobs.begun(job.id(), owner, phase)));
        } finally {
            Spool.deleteTree(folder);
        }
        long settled = patience.until("ledger", true, () -> ledgers.of(job.id()))
                .total()
                .settled();
        if (settled != job.lines()) {
            throw new JobFailedException(Failure.LINES_LOST, settled + " of " + job.lines() + " lines are settled");
        }
    }

    private static void patiently(Patience patience, Runnable action) {
        try {
            patience.until("job", false, () -> {
                action.run();
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop.StoppedException();
        }
    }

    private Work open(Job job, HubLookUps lookUps, Path folder) throws IOException {
        Path upload = spool.upload(job.id());
        int chunk = (int) properties.sortChunk().toBytes();
        return switch (job.format()) {
            case ONEROSTER_ZIP ->
                RosterWork.open(
                        upload, job.files(), lookUps, folder, chunk, LocalDate.ofInstant(job.createdAt(), VIETNAM));
            case TEMPLATE_CSV ->
                new TemplateWork(() -> Files.newInputStream(upload), job.files().getFirst(), lookUps, folder);
            case TEMPLATE_ZIP -> {
                Archive archive = Archive.open(upload, Limits.DEFAULT);
                yield new ArchivedTemplate(
                        archive,
                        new TemplateWork(
                                () -> archive.open(LearnerTemplate.FILE_NAME),
                                job.files().getFirst(),
                                lookUps,
                                folder));
            }
        };
    }

    /// A template in a zip, which is closed with its work.
    private record ArchivedTemplate(Archive archive, TemplateWork work) implements Work {

        @Override
        public Optional<Phase> next() {
            return work.next();
        }

        @Override
        public void close() throws IOException {
            work.close();
            archive.close();
        }
    }

    /// Stops a job that runs here at once; one that runs elsewhere sees the request with its next heartbeat.
    void cancelRequested(RecordId id) {
        Stop stop = running.get(id);
        if (stop != null) {
            stop.because(Stop.Reason.CANCELLED);
        }
    }

    private void stopped(Job job, Stop stop) {
        switch (stop.reason().orElse(Stop.Reason.SHUTDOWN)) {
            case CANCELLED -> end(job, JobState.CANCELLED, null);
            case FAILED -> end(job, JobState.FAILED, stop.failure().orElse(Failure.INTERNAL_ERROR));
            case NO_ROOM -> {
                LOG.error("job {} has no room to run; it is tried again in {}", job.id(), properties.lease());
                release(job, properties.lease());
            }
            case LEASE_LOST -> LOG.warn("job {} is with another instance now", job.id());
            case SHUTDOWN -> release(job, Duration.ZERO);
        }
    }

    private void release(Job job, Duration pause) {
        try {
            jobs.release(job.id(), owner, pause);
        } catch (RuntimeException e) {
            // The lease runs out by itself.
            LOG.debug("not released: {}", e.getClass().getSimpleName());
        }
    }

    /// Says that the job has ended, as often as it takes; another instance that ended it first is as good.
    private void end(Job job, JobState state, @Nullable Failure failure) {
        Patience patience = new Patience(new Stop(), random);
        try {
            Ledger ledger = finalLedger(job, patience);
            boolean mine = patience.until("end", true, () -> jobs.end(job.id(), owner, state, failure, ledger));
            LOG.info("job {}: {}", job.id(), mine ? state : "ended elsewhere");
            if (mine) {
                spool.delete(job.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("job {}: its upload is still there, for the next sweep", job.id());
        }
    }

    /// What cannot be summed up must not keep a job from ending.
    private @Nullable Ledger finalLedger(Job job, Patience patience) throws InterruptedException {
        try {
            return patience.until("ledger", true, () -> ledgers.of(job.id()));
        } catch (RuntimeException e) {
            LOG.error("job {} has no ledger: {}", job.id(), Failure.place(e));
            return null;
        }
    }

    private void keep(Job job, Stop stop) {
        try {
            while (!stop.isOver()) {
                stop.pause(HEARTBEAT);
                if (stop.isOver()) {
                    // Not after the job was given back.
                    return;
                }
                try {
                    jobs.renew(job.id(), owner, properties.lease())
                            .ifPresentOrElse(
                                    now -> {
                                        if (now.cancelRequested()) {
                                            stop.because(Stop.Reason.CANCELLED);
                                        }
                                    },
                                    () -> stop.because(Stop.Reason.LEASE_LOST));
                } catch (RuntimeException e) {
                    // While the store is down nobody else can take the job either.
                    LOG.debug("lease not renewed: {}", e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Deletes uploads that no job knows of, and those of jobs that have ended elsewhere.
    private void sweep() throws IOException {
        for (RecordId id : spool.jobs()) {
            boolean needed = jobs.state(id)
                    .map(JobState.RUNNING.name()::equals)
                    .orElseGet(() -> !spool.isOlderThan(id, clock.instant().minus(ORPHAN_AGE)));
            if (!needed && !running.containsKey(id)) {
                spool.delete(id);
            }
        }
    }
}
