package vn.eduhub.identity.registration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.identity.IdentityError;
import vn.eduhub.platform.keyguard.KeyGuard;
import vn.eduhub.platform.problem.HubException;

/// Tells who applicants are, and registers those whom the hub does not know. The same question again gets the
/// same people, whether or not the first answer arrived. Thread-safe.
///
/// Two registrations of one person at once both read nobody and both write: the unique indexes over slot,
/// refs and personal numbers let one through, and the other reads again.
final class ResolvePersons {

    private static final int ATTEMPTS_MAX = 16;

    private final RegistrationTools tools;
    private final KeyGuard keys;

    /// Those who were overtaken go one at a time: then only other processes, and first attempts, can overtake
    /// again.
    private final ReentrantLock overtaken = new ReentrantLock();

    ResolvePersons(RegistrationTools tools, KeyGuard keys) {
        this.tools = tools;
        this.keys = keys;
    }

    /// @param actor the client id of the service that asks
    /// @return in the order of the applicants
    List<Verdict> resolve(List<Applicant> applicants, String actor) {
        keys.check();
        List<Inquiry> open = new ArrayList<>(applicants.size());
        for (Applicant applicant : applicants) {
            open.add(Inquiry.of(open.size(), applicant, tools.hashes()));
        }
        @Nullable Verdict[] verdicts = new @Nullable Verdict[applicants.size()];
        open = attempt(open, verdicts, actor);
        for (int attempt = 1; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
            overtaken.lock();
            try {
                open = attempt(open, verdicts, actor);
            } finally {
                overtaken.unlock();
            }
        }
        if (!open.isEmpty()) {
            throw new HubException(IdentityError.OVERTAKEN);
        }
        return complete(verdicts);
    }

    /// @return those that have to be asked again
    private List<Inquiry> attempt(List<Inquiry> open, @Nullable Verdict[] verdicts, String actor) {
        if (open.isEmpty()) {
            return open;
        }
        Set<Integer> answered = new HashSet<>();
        for (Answer answer : new Round(tools, open).write(actor)) {
            verdicts[answer.inquiry().place()] = answer.verdict();
            answered.add(answer.inquiry().place());
        }
        return open.stream()
                .filter(inquiry -> !answered.contains(inquiry.place()))
                .toList();
    }

    private static List<Verdict> complete(@Nullable Verdict[] verdicts) {
        List<Verdict> all = new ArrayList<>(verdicts.length);
        for (@Nullable Verdict verdict : verdicts) {
            if (verdict == null) {
                throw new IllegalStateException("an applicant got no verdict");
            }
            all.add(verdict);
        }
        return all;
    }
}
