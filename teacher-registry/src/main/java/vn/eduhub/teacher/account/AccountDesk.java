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
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.teacher.TeacherError;

/// Gives accounts and takes them back. Every step may be taken again: whatever broke off, the same call
/// mends.
final class AccountDesk {

    /// Longer than all calls of one request can take together.
    private static final Duration GIVING_MAX = Duration.ofMinutes(2);

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

    Given give(Caller caller, RecordId id, String email) {
        RecordBody<Teacher> teacher = employed(caller, id);
        AccountBook.Entry entry = book.promise(id, clock.instant().plus(GIVING_MAX));
        boolean isNew = accounts.create(Account.draft(id, teacher.content().fullName(), email));
        // Without one of this name, it was the address that somebody has.
        Account account = accounts.find(id).orElseThrow(() -> new HubException(TeacherError.EMAIL_TAKEN));
        if (!isNew) {
            account = givenAgain(id, account, email);
        }
        if (account.state() == Account.State.INVITED && account.invitedAt().isEmpty()) {
            account = invited(id, account);
        }
        // Assignments may have ended meanwhile, and whoever watches them may have looked before there was an account.
        Employment employment = employment(id);
        if (employment.lasts()) {
            book.given(entry, employment.changes());
        } else {
            keeper.lookAgain(List.of(id));
        }
        return new Given(account, isNew);
    }

    private Account givenAgain(RecordId id, Account account, String email) {
        if (!account.isOpen() && account.closedBecause().isEmpty()) {
            throw new HubException(TeacherError.ACCOUNT_BLOCKED);
        }
        if (!account.hasEmail(email)) {
            // The address opens the account: while nobody has accepted it, a wrong one can be put right.
            if (account.isAccepted() || accounts.hasPassword(account)) {
                throw new HubException(TeacherError.OTHER_EMAIL);
            }
            accounts.change(account, account.readdressed(email));
            account = found(id);
        }
        if (!account.isOpen()) {
            accounts.change(account, account.opened());
            account = found(id);
        }
        return account;
    }

    /// Sends the invitation once more.
    Account invite(Caller caller, RecordId id) {
        employed(caller, id);
        Account account = accounts.find(id)
                .filter(known -> known.state() == Account.State.INVITED)
                .orElseThrow(() -> new HubException(TeacherError.NOT_INVITED));
        return invited(id, account);
    }

    /// Takes the account back; it stays so until it is given again by hand.
    Account take(Caller caller, RecordId id) {
        PersonDesk.writable(records, caller, id);
        Account account = accounts.find(id).orElseThrow(HubException::notFound);
        if (account.isOpen() || account.isClosed(Account.Closing.NO_ASSIGNMENT)) {
            accounts.change(account, account.closed(Account.Closing.BY_HAND));
        }
        accounts.logOut(account);
        return found(id);
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

    private Account invited(RecordId id, Account account) {
        if (!accounts.invite(account)) {
            return account;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        // Read again: the owner may already have opened the link.
        Account current = found(id);
        accounts.change(current, current.invited(now));
        return found(id);
    }

    private Account found(RecordId id) {
        return accounts.find(id).orElseThrow(SignOnUnavailableException::new);
    }
}
