package vn.eduhub.teacher.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.PersonNamedException;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.teacher.TeacherError;

/// Gives accounts and takes them back. Every step may be taken again: whatever broke off, the same call
/// mends.
final class AccountDesk {

    /// After this a request begins nothing more.
    private static final Duration GIVING_MAX = Duration.ofMinutes(2);

    /// What it may have begun then: the invitation, and what is noted of it.
    private static final int LAST_QUESTIONS = 4;

    private final Records<Teacher> records;
    private final SignOnAccounts accounts;
    private final AccountBook book;
    private final AccountKeeper keeper;
    private final InstantSource clock;

    AccountDesk(
            Records<Teacher> records,
            SignOnAccounts accounts,
            AccountBook book,
            AccountKeeper keeper,
            InstantSource clock) {
        this.records = records;
        this.accounts = accounts;
        this.book = book;
        this.keeper = keeper;
        this.clock = clock;
    }

    /// @param isNew whether this call made it
    record Given(Account account, boolean isNew) {}

    Optional<Account> find(Caller caller, RecordId id) {
        if (records.find(id, caller.reach()).isEmpty()) {
            throw HubException.notFound();
        }
        return accounts.find(id);
    }

    /// One request gives an account at a time, and is given up by the others only when it can be at nothing any more.
    Given give(Caller caller, RecordId id, String email) {
        RecordBody<Teacher> teacher = employed(caller, id);
        Instant now = clock.instant();
        AccountBook.Entry entry = book.promise(id, now, now.plus(GIVING_MAX).plus(lastQuestions()))
                .orElseThrow(() -> new HubException(PlatformError.CONFLICT));
        Optional<Instant> next = Optional.of(now);
        try {
            Given given = give(entry, teacher, email);
            // Assignments may have ended meanwhile, and whoever watches them may have looked before there was an
            // account.
            Employment employment = employment(id);
            next = employment.lasts() ? employment.changes() : Optional.of(now);
            return given;
        } finally {
            if (!book.given(entry, next) || next.equals(Optional.of(now))) {
                keeper.lookAgain(List.of(id));
            }
        }
    }

    private Given give(AccountBook.Entry entry, RecordBody<Teacher> teacher, String email) {
        RecordId id = entry.educationId();
        boolean isNew = inTime(entry).create(Account.draft(id, teacher.content().fullName(), email));
        // Without one of this name, it was the address that somebody has.
        Account account = inTime(entry).find(id).orElseThrow(() -> emailRefused(id));
        if (!isNew) {
            account = givenAgain(entry, account, email);
        } else {
            restore(entry);
        }
        if (account.state() == Account.State.INVITED && account.invitedAt().isEmpty()) {
            account = invited(id, account, inTime(entry));
        }
        return new Given(account, isNew);
    }

    private Account givenAgain(AccountBook.Entry entry, Account account, String email) {
        if (account.isBlocked()) {
            throw new HubException(TeacherError.ACCOUNT_BLOCKED);
        }
        if (!account.hasEmail(email)) {
            // The address opens the account: while nobody has accepted it, a wrong one can be put right.
            if (account.isAccepted()) {
                throw new HubException(TeacherError.OTHER_EMAIL);
            }
            readdress(entry, account, email);
        }
        restore(entry);
        inTime(entry).change(account, known -> known.closedBecause().map(_ -> known.opened()));
        return found(inTime(entry), entry.educationId());
    }

    private void readdress(AccountBook.Entry entry, Account account, String email) {
        try {
            // Its owner may accept it at this very moment; then the address is theirs.
            SignOnAccounts.Changed changed = inTime(entry)
                    .change(
                            account,
                            known -> known.isAccepted() ? Optional.empty() : Optional.of(known.readdressed(email)));
            if (!changed.isDone()) {
                throw new HubException(TeacherError.OTHER_EMAIL);
            }
        } catch (AccountRefusedException e) {
            throw e.isOfAddress() ? emailRefused(entry.educationId()) : e;
        }
    }

    /// In the trail, since it may tell that somebody has an account.
    private static HubException emailRefused(RecordId id) {
        return new PersonNamedException(TeacherError.EMAIL_REFUSED, id);
    }

    private void restore(AccountBook.Entry entry) {
        if (!book.restore(entry)) {
            // Somebody took it back since we began.
            throw new HubException(PlatformError.CONFLICT);
        }
    }

    /// The sign-on, for a request that others still wait for.
    private SignOnAccounts inTime(AccountBook.Entry entry) {
        if (!entry.isBeingGiven(clock.instant().plus(lastQuestions()))) {
            throw new SignOnUnavailableException();
        }
        return accounts;
    }

    private Duration lastQuestions() {
        return accounts.answerMax().multipliedBy(LAST_QUESTIONS);
    }

    /// Sends the invitation once more.
    Account invite(Caller caller, RecordId id) {
        employed(caller, id);
        Account account = accounts.find(id)
                .filter(known -> known.state() == Account.State.INVITED)
                .orElseThrow(() -> new HubException(TeacherError.NOT_INVITED));
        return invited(id, account, accounts);
    }

    /// Takes the account back; it stays so until it is given again by hand. The book has it before the sign-on is
    /// asked,
    /// so the keeper closes it too if it was just about to open it, or if we do not come this far.
    Account take(Caller caller, RecordId id) {
        PersonDesk.writable(records, caller, id);
        Account account = accounts.find(id).orElseThrow(HubException::notFound);
        book.take(id, clock.instant());
        accounts.change(account, known -> known.agreeing(Optional.of(Account.Closing.BY_HAND)));
        accounts.logOut(account);
        keeper.lookAgain(List.of(id));
        return found(accounts, id);
    }

    private RecordBody<Teacher> employed(Caller caller, RecordId id) {
        RecordBody<Teacher> teacher = PersonDesk.writable(records, caller, id);
        if (!Employment.of(Optional.of(teacher), SchoolCalendar.today(clock)).lasts()) {
            throw new HubException(TeacherError.NO_ASSIGNMENT, id.value());
        }
        return teacher;
    }

    private Employment employment(RecordId id) {
        return Employment.of(records.find(id), SchoolCalendar.today(clock));
    }

    private Account invited(RecordId id, Account account, SignOnAccounts by) {
        if (!by.invite(account)) {
            return account;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        by.change(account, known -> Optional.of(known.invited(now)));
        return found(by, id);
    }

    private static Account found(SignOnAccounts accounts, RecordId id) {
        return accounts.find(id).orElseThrow(SignOnUnavailableException::new);
    }
}
