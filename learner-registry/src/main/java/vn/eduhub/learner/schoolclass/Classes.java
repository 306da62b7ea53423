package vn.eduhub.learner.schoolclass;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.Step;

/// Looks classes up, and has those stand that someone learns in.
public final class Classes {

    static final String KEY_TYPE = "class";

    private final Records<SchoolClass> records;

    public Classes(Records<SchoolClass> records) {
        this.records = records;
    }

    /// A class that is not cancelled, wherever it is: whoever asks has to check its school.
    public Optional<RecordBody<SchoolClass>> find(RecordId id) {
        return records.findTogether(id).filter(body -> !body.cancelled());
    }

    /// The classes that a sender calls by these ids, by id; cancelled ones are absent.
    public Map<String, RecordBody<SchoolClass>> bySourcedIds(RecordId sender, Collection<String> sourcedIds) {
        Set<String> keys = new HashSet<>();
        for (String sourcedId : sourcedIds) {
            if (ExternalKey.isSourcedId(sourcedId)) {
                keys.add(key(sender, sourcedId));
            }
        }
        Map<String, RecordBody<SchoolClass>> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        int prefixLength = key(sender, "?").length() - 1;
        for (RecordBody<SchoolClass> body : records.findByKeys(keys)) {
            for (Link link : body.keys()) {
                if (!body.cancelled() && keys.contains(link.key())) {
                    found.put(link.key().substring(prefixLength), body);
                }
            }
        }
        return found;
    }

    /// To be called when a learner was put into the class: it stands, also when it was taken back meanwhile. Who
    /// takes a class back and who puts a learner into it each look at the other's record once more when they have
    /// written: of two at the same moment one sees the other.
    public void keep(RecordId id, Caller caller) {
        if (find(id).isEmpty()) {
            reopen(id, caller);
        }
    }

    /// Has a class stand again in which someone learns.
    void reopen(RecordId id, Caller caller) {
        PersonDesk.write(records, () -> {
            RecordBody<SchoolClass> base = records.find(id).orElseThrow(HubException::notFound);
            return base.cancelled()
                    ? new Step.Write<>(Draft.change(base, base.content(), new Cause(caller.clientId(), "in use"))
                            .cancelled(false))
                    : new Step.Leave<>(base);
        });
    }

    static String key(RecordId sender, String sourcedId) {
        return new ExternalKey(sender, KEY_TYPE, sourcedId).text();
    }
}
