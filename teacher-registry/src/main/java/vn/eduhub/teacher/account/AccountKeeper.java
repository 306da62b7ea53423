package vn.eduhub.teacher.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.SchoolCalendar;

/// Holds accounts against assignments: closes those whose owner has none left and ends their sessions, opens
/// those it closed when there is one again. What a change makes due stands in the book until it is done, so a
/// sign-on that is away is only waited for. Several processes may do it at once: each step may be taken
/// twice, and whoever finds that something happened meanwhile looks again.
final class AccountKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /// Between two attempts with one that the sign-on refuses: at first, and at most.
    private static final Duration PUT_OFF = Duration.ofSeconds(2);

    private static final Duration PUT_OFF_MAX = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final int BATCH = 100;

    private final Records<Teacher> records;
    private final SignOnAccounts accounts;
    private final AccountBook book;
    private final InstantSource clock;
    private final Semaphore woken = new Semaphore(0);
    private final Counter closed;
    private final Counter opened;
    private final Counter failures;
    private volatile AccountBook.Backlog backlog = AccountBook.Backlog.NONE;
    private volatile boolean running;
    private Instant nextSweep;

    AccountKeeper(
            Records<Teacher> records,
            SignOnAccounts accounts,
            AccountBook book,
            InstantSource clock,
            MeterRegistry registry) {
        this.records = records;
        this.accounts = accounts;
        this.book = book;
        this.clock = clock;
        this.closed = registry.counter("hub.accounts.closed");
        this.opened = registry.counter("hub.accounts.opened");
        this.failures = registry.counter("hub.accounts.failures");
        this.nextSweep = clock.instant();
        Gauge.builder("hub.accounts.due", this, keeper -> keeper.backlog.waiting())
                .register(registry);
        Gauge.builder(
                        "hub.accounts.due.seconds",
                        this,
                        keeper -> keeper.longest().toSeconds())
                .register(registry);
        Gauge.builder("hub.accounts.refused", this, keeper -> keeper.backlog.refused())
                .register(registry);
    }

    AccountBook.Backlog backlog() {
        return backlog;
    }

    /// How long the first of those that are due has been, also while nobody can look.
    Duration longest() {
        Instant oldest = backlog.oldest();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    /// Something happened to these members of staff.
    void lookAgain(Collection<RecordId> educationIds) {
        if (book.lookAgain(educationIds, clock.instant())) {
            woken.release();
        }
    }

    @Override
    public void start() {
        if (!accounts.isAllowed()) {
            LOG.info("this service keeps no accounts: it has no secret for them");
            return;
        }
        running = true;
        Thread.ofPlatform().name("account-keeper").daemon().start(this::runUntilStopped);
    }

    private void runUntilStopped() {
        boolean prepared = false;
        while (running) {
            try {
                if (!prepared) {
                    book.prepare();
                    prepared = true;
                }
                keepAllDue();
                sweepInTime();
            } catch (HubException e) {
                LOG.warn("keeping accounts goes on later: {}", e.error().code());
            } catch (RuntimeException e) {
                failures.increment();
                LOG.error("keeping accounts broken off: {}", e.getClass().getName());
            }
            rest();
        }
    }

    private void keepAllDue() {
        List<AccountBook.Entry> due;
        do {
            backlog = book.backlog(clock.instant());
            due = book.due(clock.instant(), BATCH);
            due.forEach(this::keepOrPutOff);
        } while (running && due.size() == BATCH);
        backlog = book.backlog(clock.instant());
    }

    private void sweepInTime() {
        if (!clock.instant().isBefore(nextSweep)) {
            nextSweep = clock.instant().plus(SWEEP);
            lookAtOpenedElsewhere();
        }
    }

    /// Nobody tells us when an administrator of the realm opens what the hub had closed.
    void lookAtOpenedElsewhere() {
        for (Account.Closing because : Account.Closing.values()) {
            List<RecordId> opened = accounts.openedElsewhere(because);
            if (!opened.isEmpty()) {
                LOG.info("accounts closed for {} were opened elsewhere: {}", because.word(), opened.size());
                lookAgain(opened);
            }
        }
    }

    /// One that cannot be kept must not hold up the others; a sign-on or store that is away does.
    private void keepOrPutOff(AccountBook.Entry entry) {
        try {
            keep(entry);
        } catch (AccountRefusedException _) {
            putOff(entry);
        } catch (HubException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("an account cannot be kept: {}", e.getClass().getName());
            putOff(entry);
        }
    }

    private void putOff(AccountBook.Entry entry) {
        failures.increment();
        Duration pause = PUT_OFF.multipliedBy(1L << Math.min(entry.failures(), 20));
        book.putOff(entry, clock.instant().plus(pause.compareTo(PUT_OFF_MAX) < 0 ? pause : PUT_OFF_MAX));
    }

    private void keep(AccountBook.Entry entry) {
        RecordId id = entry.educationId();
        // Read after the entry was: what changes the record later moves the entry's turn.
        Employment employment = Employment.of(records.find(id), SchoolCalendar.today(clock));
        Optional<Account.Closing> wanted = wanted(entry, employment);
        boolean isSettled =
                accounts.find(id).map(account -> agree(account, wanted)).orElse(true);
        Instant now = clock.instant();
        Optional<Instant> next = isSettled
                ? employment.changes()
                : Optional.of(earlier(now.plus(SWEEP), employment.changes().orElse(Instant.MAX)));
        if (!book.kept(entry, next, now)) {
            // What we did may be older than what another process did since.
            lookAgain(List.of(id));
        }
    }

    private static Optional<Account.Closing> wanted(AccountBook.Entry entry, Employment employment) {
        if (entry.taken() != null) {
            return Optional.of(Account.Closing.BY_HAND);
        }
        return employment.lasts() ? Optional.empty() : Optional.of(Account.Closing.NO_ASSIGNMENT);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// @return false when only an administrator of the realm keeps closed what the hub means to be closed: nobody tells
    ///     us when they open it, and nothing in the account would say why it must not be
    private boolean agree(Account account, Optional<Account.Closing> wanted) {
        SignOnAccounts.Changed changed = accounts.change(account, known -> known.agreeing(wanted));
        if (changed.isDone()) {
            (wanted.isPresent() ? closed : opened).increment();
        }
        if (wanted.isPresent()) {
            // Also when it is closed already: whoever closed it may not have come this far.
            accounts.logOut(account);
        }
        return wanted.isEmpty() || !changed.before().isBlocked();
    }

    private void rest() {
        try {
            var _ = woken.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            woken.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        woken.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
