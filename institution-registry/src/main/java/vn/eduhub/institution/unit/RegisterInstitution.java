package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.NewIds;

/// Registers a school or campus below the caller's unit.
final class RegisterInstitution {

    /// What a link's print is when no file has said anything under the key yet: the first one that does is
    /// news.
    private static final String NOTHING_SAID = "";

    private static final int ATTEMPTS_MAX = 3;

    private static final Set<Kind> KINDS = Set.of(Kind.SCHOOL, Kind.CAMPUS);

    private final Records<Institution> records;
    private final SchoolCodes codes;
    private final Areas areas;
    private final Today today;
    private final NewIds ids;

    RegisterInstitution(Records<Institution> records, SchoolCodes codes, Areas areas, Today today, NewIds ids) {
        this.records = records;
        this.codes = codes;
        this.areas = areas;
        this.today = today;
        this.ids = ids;
    }

    /// @param created the caller's idempotency key; none: every call registers
    RecordBody<Institution> register(Caller caller, InstitutionRequest request, @Nullable Created created) {
        Optional<RecordBody<Institution>> earlier = created == null ? Optional.empty() : earlier(created);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Set<String> unseen = new HashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            LocalDate day = today.date();
            Draft<Institution> draft = codes.reserving(draft(caller, request, created, day), day, unseen);
            if (records.write(draft) instanceof WriteOutcome.Written<Institution>(var body)) {
                return body;
            }
            // The same key came twice at once, or the same sourcedId or code by another instance: one of them is there
            // now, and the next attempt tells so, unless the caller does not see it.
            Optional<RecordBody<Institution>> same = created == null ? Optional.empty() : earlier(created);
            if (same.isPresent()) {
                return same.get();
            }
            codes.unseen(draft, day, caller.reach()).ifPresent(unseen::add);
        }
        throw new HubException(PlatformError.CONFLICT);
    }

    /// The first version of what this key created: the same answer as then.
    private Optional<RecordBody<Institution>> earlier(Created created) {
        Optional<RecordBody<Institution>> found = records.findByCreatedKey(created.key());
        if (found.isEmpty()) {
            return found;
        }
        RecordBody<Institution> body = found.get();
        if (body.created() == null || !created.print().equals(body.created().print())) {
            throw new HubException(PlatformError.IDEMPOTENCY_MISMATCH);
        }
        return records.version(body.recordId(), 1).or(() -> found);
    }

    private Draft<Institution> draft(
            Caller caller, InstitutionRequest request, @Nullable Created created, LocalDate day) {
        Reader reader = new Reader();
        Kind kind = kind(reader, request.kind()).orElse(Kind.SCHOOL);
        Particulars particulars = request.raw().read(reader, areas, day);
        reader.required("/name", request.name(), Optional.ofNullable(particulars.name()));
        if (kind == Kind.SCHOOL && request.raw().levels().isEmpty()) {
            reader.add("/levels", Fault.REQUIRED);
        }
        Optional<RecordBody<Institution>> manager = manager(reader, caller, kind, request, particulars);
        List<Link> links = links(reader, caller, request.sourcedId());
        String code = particulars.code();
        if (code != null && codes.inForce(List.of(code), day, caller.reach()).containsKey(code)) {
            reader.add("/code", Fault.KEY_TAKEN);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        RecordBody<Institution> above = manager.orElseThrow();
        RecordId id = ids.next();
        return Draft.create(
                        id, particulars.institution(kind, above.recordId(), day), new Cause(caller.clientId(), "rest"))
                .scope(UnitScope.under(id, above), List.of())
                .keys(links)
                .created(created);
    }

    private static Optional<Kind> kind(Reader reader, @Nullable String raw) {
        return reader.required(
                "/kind",
                raw,
                reader.found(
                        "/kind",
                        raw,
                        word -> KINDS.stream()
                                .filter(kind -> kind.name().equals(word))
                                .findFirst(),
                        "SCHOOL, CAMPUS"));
    }

    /// The unit above, within the caller's reach: the one that was named, or the one that follows from levels
    /// and commune. A unit outside of it is told exactly like one that does not exist.
    private Optional<RecordBody<Institution>> manager(
            Reader reader, Caller caller, Kind kind, InstitutionRequest request, Particulars particulars) {
        String named = request.managedBy();
        boolean isNamed = named != null && !named.isBlank();
        if (!isNamed && kind == Kind.CAMPUS) {
            reader.add("/managedBy", Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<RecordId> id = isNamed ? reader.recordId("/managedBy", named) : derived(caller, particulars);
        String pointer = !isNamed && particulars.commune() != null ? "/communeCode" : "/managedBy";
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<RecordBody<Institution>> found = records.find(id.get(), caller.reach())
                .filter(unit -> !unit.cancelled())
                .filter(unit -> kind != Kind.CAMPUS || unit.content().kind() == Kind.SCHOOL);
        if (found.isEmpty()) {
            reader.add(pointer, kind == Kind.CAMPUS ? Fault.UNKNOWN_SCHOOL : Fault.UNKNOWN_INSTITUTION);
        }
        return found;
    }

    private static Optional<RecordId> derived(Caller caller, Particulars particulars) {
        Area commune = particulars.commune();
        return Optional.of(commune == null ? caller.unit() : OfficialUnits.manager(commune, particulars.levels()));
    }

    private List<Link> links(Reader reader, Caller caller, @Nullable String sourcedId) {
        List<Link> links = new ArrayList<>();
        if (sourcedId == null) {
            return links;
        }
        if (!ExternalKey.isSourcedId(sourcedId)) {
            reader.add("/sourcedId", Fault.NOT_AN_IDENTIFIER, "1-255");
            return links;
        }
        String key = new ExternalKey(caller.unit(), "org", sourcedId).text();
        if (records.findByKey(key).isPresent()) {
            reader.add("/sourcedId", Fault.KEY_TAKEN);
        }
        links.add(new Link(key, NOTHING_SAID));
        return links;
    }
}
