package vn.eduhub.platform.registration;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.registration.Access.Scope;

/// Drafts of a person's versions at the REST door: the scope follows the parts, and a record without any that
/// stands is cancelled.
public final class PersonDrafts<C> {

    private final Registry<C> registry;
    private final Institutions institutions;

    public PersonDrafts(Registry<C> registry, Institutions institutions) {
        this.registry = registry;
        this.institutions = institutions;
    }

    /// Someone whom the registry does not have yet.
    public Draft<C> first(Caller caller, RecordId id, C content) {
        return scoped(Draft.create(id, content, new Cause(caller.clientId(), "rest")));
    }

    /// @param cause kept with the version
    public Draft<C> change(Caller caller, RecordBody<C> base, C content, String cause) {
        return scoped(Draft.change(base, content, new Cause(caller.clientId(), cause)));
    }

    private Draft<C> scoped(Draft<C> draft) {
        Access access = registry.access(draft.content());
        if (access.isNone()) {
            // Sent without any part: it stays with whom it came from.
            return draft;
        }
        Scope scope = access.scope(institutions);
        return draft.scope(scope.all(), scope.former()).cancelled(!registry.stands(draft.content()));
    }
}
