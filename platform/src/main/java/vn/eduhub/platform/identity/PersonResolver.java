package vn.eduhub.platform.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Resolutions;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.batching.Batching;
import vn.eduhub.platform.peer.PeerUnavailableException;
import vn.eduhub.platform.peer.Peers;

/// Asks identity-service who the applicants are. Asking again with the same refs gets the same answers.
public final class PersonResolver {

    private static final int CALLS_MAX = 2;

    private final Peers peers;
    private final Batching<Applicant, Verdict> single =
            new Batching<>(CALLS_MAX, Resolutions.APPLICANTS_MAX, this::resolve, PersonResolver::isRefusal);

    PersonResolver(Peers peers) {
        this.peers = peers;
    }

    /// Identity-service answered, but not this: one applicant who cannot be told apart now refuses all of a question.
    private static boolean isRefusal(RuntimeException e) {
        return e instanceof PeerUnavailableException refusal && refusal.peerStatus() != 0;
    }

    /// Asks for one person, together with others who ask now.
    public Verdict resolve(Applicant applicant) {
        return single.ask(applicant);
    }

    /// In the order of the applicants.
    public List<Verdict> resolve(List<Applicant> applicants) {
        List<Verdict> verdicts = new ArrayList<>(applicants.size());
        for (int from = 0; from < applicants.size(); from += Resolutions.APPLICANTS_MAX) {
            List<Applicant> chunk =
                    applicants.subList(from, Math.min(applicants.size(), from + Resolutions.APPLICANTS_MAX));
            Resolutions.Answer answer = peers.post(
                    "identity-service",
                    Resolutions.PATH,
                    new Resolutions.Question(chunk),
                    Resolutions.Answer.class,
                    Map.of());
            if (answer.verdicts().size() != chunk.size()) {
                throw new IllegalStateException("identity-service answered for another number of people");
            }
            verdicts.addAll(answer.verdicts());
        }
        return verdicts;
    }
}
