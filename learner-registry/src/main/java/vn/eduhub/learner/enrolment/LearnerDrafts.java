package vn.eduhub.learner.enrolment;

import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.Access.Scope;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonFields;

/// Drafts of a learner's next version: the scope follows the enrolments, and a record without any that
/// stands is cancelled.
public final class LearnerDrafts {

    private final LearnerRules rules;
    private final Institutions institutions;
    private final NewIds ids;

    public LearnerDrafts(LearnerRules rules, Institutions institutions, NewIds ids) {
        this.rules = rules;
        this.institutions = institutions;
        this.ids = ids;
    }

    /// Someone whom no registry of learners has yet.
    public Draft<Learner> first(Caller caller, RecordId id, PersonFields person, Stay stay) {
        Learner learner = Enrolments.added(rules.made(person), stay.begin(ids.next(), null));
        return scoped(Draft.create(id, learner, cause(caller, "rest")));
    }

    /// Someone known already: a gap in the person is filled, the enrolment is added.
    public Draft<Learner> enrolledToo(Caller caller, RecordBody<Learner> base, PersonFields person, Stay stay) {
        return enrolledToo(caller, base, rules.gapsFilled(base.content(), person), stay);
    }

    public Draft<Learner> enrolledToo(Caller caller, RecordBody<Learner> base, Learner content, Stay stay) {
        return change(caller, base, Enrolments.added(content, stay.begin(ids.next(), null)), "rest");
    }

    public Draft<Learner> change(Caller caller, RecordBody<Learner> base, Learner content, String cause) {
        return scoped(Draft.change(base, content, cause(caller, cause)));
    }

    private Draft<Learner> scoped(Draft<Learner> draft) {
        Access access = rules.access(draft.content());
        if (access.isNone()) {
            // Sent without any enrolment: it stays with whom it came from.
            return draft;
        }
        Scope scope = access.scope(institutions);
        return draft.scope(scope.all(), scope.former()).cancelled(!rules.stands(draft.content()));
    }

    private static Cause cause(Caller caller, String cause) {
        return new Cause(caller.clientId(), cause);
    }
}
