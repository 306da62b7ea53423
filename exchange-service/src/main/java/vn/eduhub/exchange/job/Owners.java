package vn.eduhub.exchange.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.exchange.reference.ReferenceRow;
import vn.eduhub.exchange.reference.SenderReferences;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.peer.Peers;

/// Those who settle rows: the registries over HTTP, and the exchange itself for references.
final class Owners {

    private static final String LEARNERS = "learner-registry";

    private final Peers peers;
    private final SubmitterSigner signer;
    private final SenderReferences references;
    private final Institutions institutions;

    Owners(Peers peers, SubmitterSigner signer, SenderReferences references, Institutions institutions) {
        this.peers = peers;
        this.signer = signer;
        this.references = references;
        this.institutions = institutions;
    }

    List<RowOutcome> send(Job job, Destination destination, List<?> rows) {
        return switch (destination) {
            case INSTITUTIONS -> post(job, "institution-registry", InstitutionRow.PATH, rows);
            case CLASSES -> post(job, LEARNERS, ClassRow.PATH, rows);
            case LEARNERS -> post(job, LEARNERS, LearnerRow.PATH, rows);
            case TEACHERS -> post(job, "teacher-registry", TeacherRow.PATH, rows);
            case REFERENCES ->
                references.store(
                        job.unit(),
                        job.id().value(),
                        rows.stream().map(ReferenceRow.class::cast).toList());
        };
    }

    private List<RowOutcome> post(Job job, String service, String path, List<?> rows) {
        return peers.post(service, path, new Batch<>(rows), Batch.Answer.class, headers(job))
                .outcomes();
    }

    /// Signed anew for each call: a signature is short-lived, a job is not.
    private Map<String, String> headers(Job job) {
        Submitter submitter = new Submitter(job.id().value(), job.client(), job.unit(), job.roles());
        return Map.of(SubmitterSigner.HEADER, signer.header(submitter));
    }

    Map<String, ClassLookUp.Found> classes(Job job, Collection<String> sourcedIds) {
        List<ClassLookUp.Found> found = new ArrayList<>();
        List<String> ids = List.copyOf(sourcedIds);
        for (int from = 0; from < ids.size(); from += Batch.ROWS_MAX) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + Batch.ROWS_MAX));
            found.addAll(peers.post(
                            LEARNERS,
                            ClassLookUp.PATH,
                            new ClassLookUp.Question(some),
                            ClassLookUp.Answer.class,
                            headers(job))
                    .found());
        }
        return found.stream().collect(Collectors.toMap(ClassLookUp.Found::sourcedId, it -> it, (first, _) -> first));
    }

    Set<String> institutions(Job job, Collection<String> sourcedIds) {
        return sourcedIds.stream()
                .filter(id -> institutions
                        .findByKey(new ExternalKey(job.unit(), "org", id))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    SenderReferences references() {
        return references;
    }
}
