package vn.eduhub.identity.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.matching.Candidate;
import vn.eduhub.identity.matching.Candidates;
import vn.eduhub.platform.record.Records;

/// Everyone whom the inquiries of a round may be about: those in the store, read with three queries at most,
/// and those whom earlier inquiries of the round made. Not thread-safe.
final class Desk {

    /// People of one folded name born on one day. Far more than there are; the next one goes to review, so
    /// that no question can make the store answer with a town.
    static final int LOOKALIKES_MAX = 1_000;

    private final Map<EducationId, Dossier> byId = new LinkedHashMap<>();
    private final Map<String, Dossier> byKey = new HashMap<>();
    private final Map<String, List<Dossier>> byLikeness = new HashMap<>();

    static Desk load(Records<Person> persons, List<Inquiry> inquiries) {
        Desk desk = new Desk();
        Set<String> keys = new HashSet<>();
        Set<RecordId> named = new HashSet<>();
        for (Inquiry inquiry : inquiries) {
            keys.add(inquiry.ref());
            Optional.ofNullable(inquiry.numberHash()).map(Dossier::numberKey).ifPresent(keys::add);
            inquiry.namedPerson().ifPresent(named::add);
        }
        desk.put(persons.findByKeys(keys));
        if (!named.isEmpty()) {
            desk.put(persons.findAll(named).values());
        }
        Set<String> likenesses = new HashSet<>();
        for (Inquiry inquiry : inquiries) {
            if (!desk.isSettled(inquiry) && inquiry.likeness() != null) {
                likenesses.add(inquiry.likeness());
            }
        }
        if (!likenesses.isEmpty()) {
            desk.put(persons.findBy("content.likeness", likenesses));
        }
        return desk;
    }

    private void put(Collection<RecordBody<Person>> bodies) {
        for (RecordBody<Person> body : bodies) {
            if (!byId.containsKey(new EducationId(body.recordId().value()))) {
                put(Dossier.stored(body));
            }
        }
    }

    void put(Dossier dossier) {
        byId.put(dossier.id(), dossier);
        byLikeness
                .computeIfAbsent(dossier.content().likeness(), _ -> new ArrayList<>())
                .add(dossier);
        index(dossier);
    }

    /// To be called when a dossier got keys.
    void index(Dossier dossier) {
        dossier.keys().forEach(key -> byKey.put(key, dossier));
    }

    /// To be called when a dossier got another likeness.
    void move(Dossier dossier, String oldLikeness) {
        List<Dossier> before = byLikeness.get(oldLikeness);
        if (before != null) {
            before.remove(dossier);
        }
        byLikeness
                .computeIfAbsent(dossier.content().likeness(), _ -> new ArrayList<>())
                .add(dossier);
    }

    Dossier get(EducationId id) {
        return Objects.requireNonNull(byId.get(id), "a matcher decides for someone on the desk");
    }

    /// Whom the ref is linked to already.
    Optional<Dossier> linked(Inquiry inquiry) {
        @Nullable Dossier byRef = byKey.get(inquiry.ref());
        if (byRef != null) {
            return Optional.of(byRef);
        }
        return inquiry.namedPerson().map(id -> byId.get(new EducationId(id.value())));
    }

    /// Whether exactly this was answered before.
    boolean isSettled(Inquiry inquiry) {
        return linked(inquiry).filter(dossier -> dossier.said(inquiry)).isPresent();
    }

    Candidates candidates(Inquiry inquiry) {
        String hash = inquiry.numberHash();
        @Nullable Dossier holder = hash == null ? null : byKey.get(Dossier.numberKey(hash));
        @Nullable Candidate linked = linked(inquiry).map(Dossier::candidate).orElse(null);
        return new Candidates(
                linked,
                holder == null ? null : holder.candidate(),
                alike(inquiry.likeness()).stream().map(Dossier::candidate).toList());
    }

    private List<Dossier> alike(@Nullable String likeness) {
        return likeness == null ? List.of() : byLikeness.getOrDefault(likeness, List.of());
    }

    /// A slot that nobody of this likeness holds as far as the desk knows; empty when there are too many of
    /// them. Two registrations at once take the same one, and the store's unique index lets one of them
    /// through.
    Optional<String> freeSlot(String likeness) {
        OptionalInt last = alike(likeness).stream().mapToInt(Desk::ordinal).max();
        int next = last.isEmpty() ? 0 : last.getAsInt() + 1;
        return next < LOOKALIKES_MAX ? Optional.of(likeness + ":" + next) : Optional.empty();
    }

    private static int ordinal(Dossier dossier) {
        String slot = dossier.content().slot();
        return Integer.parseInt(slot.substring(slot.lastIndexOf(':') + 1));
    }

    List<Dossier> changed() {
        return byId.values().stream().filter(Dossier::isChanged).toList();
    }
}
