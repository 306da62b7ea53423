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
    private static final Duration PUT_OFF = Duration.ofMinutes(1);
    private static final int BATCH = 100;

    private final Records<Teacher> records;
    private final SignOnAccounts accounts;
    private final AccountBook book;
    private final InstantSource clock;
    private final Semaphore woken = new Semaphore(0);
    private final Counter closed;
    private final Counter opened;
    private final Counter failures;
    private volatile AccountBook.Backlog backlog = new AccountBook.Backlog(0, Duration.ZERO);
    private volatile boolean running;

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
        Gauge.builder("hub.accounts.due", this, keeper -> keeper.backlog.waiting())
                .register(registry);
        Gauge.builder(
                        "hub.accounts.due.seconds",
                        this,
                        keeper -> keeper.backlog.longest().toSeconds())
                .register(registry);
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
        try {
            List<AccountBook.Entry> due;
            do {
                due = book.due(clock.instant(), BATCH);
                due.forEach(this::keepOrPutOff);
            } while (running && due.size() == BATCH);
        } finally {
            backlog = book.backlog(clock.instant());
        }
    }

    /// One that cannot be kept must not hold up the others; a sign-on or store that is away does.
    private void keepOrPutOff(AccountBook.Entry entry) {
        try {
            keep(entry);
        } catch (HubException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.increment();
            LOG.error("an account cannot be kept: {}", e.getClass().getName());
            Instant now = clock.instant();
            book.kept(entry, Optional.of(now.plus(PUT_OFF)), now);
        }
    }

    private void keep(AccountBook.Entry entry) {
        RecordId id = entry.educationId();
        // Read after the entry was: what changes the record later moves the entry's turn.
        Employment employment = Employment.of(records.find(id), SchoolCalendar.today(clock));
        Optional<Account> account = accounts.find(id);
        account.ifPresent(known -> agree(known, employment));
        if (!book.kept(entry, employment.changes(), clock.instant())) {
            // What we did may be older than what another process did since.
            lookAgain(List.of(id));
        }
    }

    private void agree(Account account, Employment employment) {
        if (employment.lasts()) {
            if (account.isClosed(Account.Closing.NO_ASSIGNMENT)) {
                accounts.change(account, account.opened());
                opened.increment();
            }
            return;
        }
        if (account.isOpen()) {
            accounts.change(account, account.closed(Account.Closing.NO_ASSIGNMENT));
            closed.increment();
        }
        // Also when it is closed already: whoever closed it may not have come this far.
        accounts.logOut(account);
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
