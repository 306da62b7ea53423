package vn.eduhub.learner.schoolclass;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;

/// Makes and changes classes for a school.
final class KeepClasses {

    static final int NAME_LENGTH_MAX = 100;
    private static final Set<String> CHANGEABLE = Set.of("name", "grade");

    private final Records<SchoolClass> records;
    private final Institutions institutions;
    private final Schools schools;
    private final Prints prints;
    private final NewIds ids;

    KeepClasses(Records<SchoolClass> records, Institutions institutions, Schools schools, Prints prints, NewIds ids) {
        this.records = records;
        this.institutions = institutions;
        this.schools = schools;
        this.prints = prints;
        this.ids = ids;
    }

    RecordBody<SchoolClass> make(Caller caller, ClassRequest request, @Nullable String idempotencyKey) {
        SchoolClass content = read(caller, request);
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), prints);
        return PersonDesk.write(records, () -> {
            Optional<RecordBody<SchoolClass>> answered = RequestLinks.answered(records, link, caller.reach());
            if (answered.isPresent()) {
                return new Step.Leave<>(answered.get());
            }
            return new Step.Write<>(Draft.create(ids.next(), content, cause(caller))
                    .scope(institutions.scopeOf(List.of(content.school())), List.of())
                    .keys(RequestLinks.added(List.of(), link)));
        });
    }

    private SchoolClass read(Caller caller, ClassRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> school =
                reader.required("/school", request.school(), reader.recordId("/school", request.school()));
        Optional<String> name = reader.requiredText("/name", request.name(), NAME_LENGTH_MAX);
        Optional<SchoolYear> year = reader.required(
                "/schoolYear", request.schoolYear(), reader.schoolYear("/schoolYear", request.schoolYear()));
        Optional<Grade> grade = reader.found("/grade", request.grade(), Grade::find, "DM_KHOI");
        if (school.isPresent()
                && schools.findWithin(school.get(), caller.unit()).isEmpty()) {
            reader.add("/school", Fault.UNKNOWN_SCHOOL);
        }
        if (school.isEmpty() || name.isEmpty() || year.isEmpty() || !reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new SchoolClass(name.get(), school.get(), year.get(), grade.orElse(null));
    }

    /// School and school year of a class stay: enrolments build on them.
    RecordBody<SchoolClass> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode patch) {
        RecordBody<SchoolClass> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
        Etag.check(ifMatch, base.version());
        SchoolClass content = patched(base.content(), patch);
        if (content.equals(base.content())) {
            return base;
        }
        if (records.write(Draft.change(base, content, cause(caller)))
                instanceof WriteOutcome.Written<SchoolClass>(RecordBody<SchoolClass> body)) {
            return body;
        }
        throw new HubException(PlatformError.STALE);
    }

    private static SchoolClass patched(SchoolClass content, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) {
            throw HubException.invalid("", Fault.WRONG_TYPE, "object");
        }
        Reader reader = new Reader();
        members.forEachEntry((name, value) -> {
            if (!CHANGEABLE.contains(name)) {
                reader.add("/" + name.replace("~", "~0").replace("/", "~1"), Fault.UNKNOWN_FIELD);
            } else if (!value.isNull() && !value.isString()) {
                reader.add("/" + name, Fault.WRONG_TYPE, "string");
            }
        });
        String name = content.name();
        if (members.has("name")) {
            name = reader.requiredText("/name", text(members, "name"), NAME_LENGTH_MAX)
                    .orElse(name);
        }
        Grade grade = content.grade();
        if (members.has("grade")) {
            grade = reader.found("/grade", text(members, "grade"), Grade::find, "DM_KHOI")
                    .orElse(null);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new SchoolClass(name, content.school(), content.schoolYear(), grade);
    }

    private static @Nullable String text(ObjectNode members, String name) {
        JsonNode member = members.get(name);
        return member != null && member.isString() ? member.stringValue() : null;
    }

    private static Cause cause(Caller caller) {
        return new Cause(caller.clientId(), "rest");
    }
}
