package vn.eduhub.teacher.assignment;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.Access.Scope;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonFields;

/// Drafts of a next version: the scope follows the assignments, and a record without any that stands is
/// cancelled.
public final class TeacherDrafts {

    private final TeacherRules rules;
    private final Institutions institutions;
    private final NewIds ids;

    public TeacherDrafts(TeacherRules rules, Institutions institutions, NewIds ids) {
        this.rules = rules;
        this.institutions = institutions;
        this.ids = ids;
    }

    /// Someone whom no registry of staff has yet.
    public Draft<Teacher> first(Caller caller, RecordId id, PersonFields person, Duty duty) {
        Teacher teacher = Assignments.added(rules.made(person), duty.begin(ids.next(), null));
        return scoped(Draft.create(id, teacher, new Cause(caller.clientId(), "rest")));
    }

    /// Someone known already: a gap in the person is filled, the assignment is added.
    public Draft<Teacher> assignedToo(Caller caller, RecordBody<Teacher> base, PersonFields person, Duty duty) {
        return assignedToo(caller, base, rules.gapsFilled(base.content(), person), duty);
    }

    public Draft<Teacher> assignedToo(Caller caller, RecordBody<Teacher> base, Teacher content, Duty duty) {
        return change(caller, base, Assignments.added(content, duty.begin(ids.next(), null)), "rest");
    }

    public Draft<Teacher> change(Caller caller, RecordBody<Teacher> base, Teacher content, String cause) {
        return scoped(Draft.change(base, content, new Cause(caller.clientId(), cause)));
    }

    private Draft<Teacher> scoped(Draft<Teacher> draft) {
        Access access = rules.access(draft.content());
        if (access.isNone()) {
            // Sent without any assignment: it stays with whom it came from.
            return draft;
        }
        Scope scope = access.scope(institutions);
        return draft.scope(scope.all(), scope.former()).cancelled(!rules.stands(draft.content()));
    }
}
