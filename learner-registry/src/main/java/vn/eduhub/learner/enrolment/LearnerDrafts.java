package vn.eduhub.learner.enrolment;

import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.PersonFields;

/// Drafts of versions that begin an enrolment.
public final class LearnerDrafts {

    private final LearnerRules rules;
    private final PersonDrafts<Learner> drafts;
    private final NewIds ids;

    public LearnerDrafts(LearnerRules rules, PersonDrafts<Learner> drafts, NewIds ids) {
        this.rules = rules;
        this.drafts = drafts;
        this.ids = ids;
    }

    /// Someone whom no registry of learners has yet.
    public Draft<Learner> first(Caller caller, RecordId id, PersonFields person, Stay stay) {
        Learner learner = Enrolments.added(rules.made(id, person), stay.begin(ids.next(), null));
        return drafts.first(caller, id, learner);
    }

    /// Someone known already: a gap in the person is filled, the enrolment is added.
    public Draft<Learner> enrolledToo(Caller caller, RecordBody<Learner> base, PersonFields person, Stay stay) {
        return enrolledToo(caller, base, rules.gapsFilled(base.recordId(), base.content(), person), stay);
    }

    public Draft<Learner> enrolledToo(Caller caller, RecordBody<Learner> base, Learner content, Stay stay) {
        return change(caller, base, Enrolments.added(content, stay.begin(ids.next(), null)), "rest");
    }

    public Draft<Learner> change(Caller caller, RecordBody<Learner> base, Learner content, String cause) {
        return drafts.change(caller, base, content, cause);
    }
}
