package vn.eduhub.platform.registration;

import java.util.List;
import java.util.Optional;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.institution.Institutions;

/// Schools, as far as a unit sees them. One outside of the unit and one that does not exist look alike.
public final class Schools {

    private final Institutions institutions;

    public Schools(Institutions institutions) {
        this.institutions = institutions;
    }

    /// A school anywhere in the country.
    public Optional<RecordId> find(RecordId school) {
        return institutions.find(school).filter(Schools::isSchool).map(RecordBody::recordId);
    }

    /// A school or campus, also one that was taken back since: the people it had can still be listed, moved and put
    /// right.
    public Optional<RecordId> findEver(RecordId school) {
        return institutions.find(school).filter(Schools::isOfItsKind).map(RecordBody::recordId);
    }

    public Optional<RecordId> findEverWithin(RecordId school, RecordId unit) {
        return findEver(school).filter(found -> institutions.isWithin(found, unit));
    }

    /// Whether a school teaches a level; one whose levels nobody has told yet may teach any.
    public boolean teaches(RecordId school, Level level) {
        List<Level> levels =
                institutions.find(school).map(body -> body.content().levels()).orElse(List.of());
        return levels.isEmpty() || levels.contains(level);
    }

    public Optional<RecordId> findWithin(RecordId school, RecordId unit) {
        return find(school).filter(found -> institutions.isWithin(found, unit));
    }

    /// By the sender's own id of it; the sender is the unit.
    public Optional<RecordId> findBySourcedId(String sourcedId, RecordId unit) {
        if (!ExternalKey.isSourcedId(sourcedId)) {
            return Optional.empty();
        }
        return institutions
                .findByKey(new ExternalKey(unit, "org", sourcedId))
                .filter(Schools::isSchool)
                .map(RecordBody::recordId)
                .filter(found -> institutions.isWithin(found, unit));
    }

    private static boolean isSchool(RecordBody<Institution> body) {
        return !body.cancelled() && isOfItsKind(body);
    }

    private static boolean isOfItsKind(RecordBody<Institution> body) {
        Kind kind = body.content().kind();
        return kind == Kind.SCHOOL || kind == Kind.CAMPUS;
    }
}
