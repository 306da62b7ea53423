package vn.eduhub.teacher.assignment;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.PersonFields;

/// Drafts of versions that begin an assignment.
public final class TeacherDrafts {

    private final TeacherRules rules;
    private final PersonDrafts<Teacher> drafts;
    private final NewIds ids;

    public TeacherDrafts(TeacherRules rules, PersonDrafts<Teacher> drafts, NewIds ids) {
        this.rules = rules;
        this.drafts = drafts;
        this.ids = ids;
    }

    /// Someone whom no registry of staff has yet.
    public Draft<Teacher> first(Caller caller, RecordId id, PersonFields person, Duty duty) {
        Teacher teacher = Assignments.added(rules.made(id, person), duty.begin(ids.next(), null));
        return drafts.first(caller, id, teacher);
    }

    /// Someone known already: a gap in the person is filled, the assignment is added.
    public Draft<Teacher> assignedToo(Caller caller, RecordBody<Teacher> base, PersonFields person, Duty duty) {
        return assignedToo(caller, base, rules.gapsFilled(base.recordId(), base.content(), person), duty);
    }

    public Draft<Teacher> assignedToo(Caller caller, RecordBody<Teacher> base, Teacher content, Duty duty) {
        return change(caller, base, Assignments.added(content, duty.begin(ids.next(), null)), "rest");
    }

    public Draft<Teacher> change(Caller caller, RecordBody<Teacher> base, Teacher content, String cause) {
        return drafts.change(caller, base, content, cause);
    }
}
