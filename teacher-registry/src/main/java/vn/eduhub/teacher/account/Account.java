package vn.eduhub.teacher.account;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;
import vn.eduhub.contracts.id.RecordId;

/// An account as the sign-on has it; its name is the education id. Never prints its content.
record Account(UserRepresentation user) {

    private static final String EDUCATION_ID = "education_id";
    private static final String CLOSED_BECAUSE = "closed_because";
    private static final String INVITED_AT = "invited_at";

    /// What is left to do for whoever was invited.
    static final List<String> TO_ACCEPT = List.of("UPDATE_PASSWORD", "VERIFY_EMAIL");

    enum State {
        /// Given, and not accepted yet.
        INVITED,
        ACTIVE,
        REVOKED
    }

    /// Why the hub closed an account.
    enum Closing {
        /// The last assignment ended; a new one opens it again.
        NO_ASSIGNMENT,
        /// Whoever may give it took it back; only they give it again.
        BY_HAND;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Closing> find(String word) {
            return Stream.of(values()).filter(any -> any.word().equals(word)).findFirst();
        }
    }

    /// A new one for somebody.
    ///
    /// @param fullName family name first, the given name is its last word
    static Account draft(RecordId educationId, String fullName, String email) {
        int end = fullName.lastIndexOf(' ');
        UserRepresentation user = new UserRepresentation();
        user.setUsername(educationId.value());
        user.setFirstName(fullName.substring(end + 1));
        user.setLastName(end < 0 ? "" : fullName.substring(0, end));
        user.setEmail(email);
        user.setEmailVerified(false);
        user.setEnabled(true);
        user.setRequiredActions(TO_ACCEPT);
        user.setAttributes(Map.of(EDUCATION_ID, List.of(educationId.value())));
        return new Account(user);
    }

    String id() {
        return Objects.requireNonNull(user.getId());
    }

    State state() {
        if (!isOpen()) {
            return State.REVOKED;
        }
        return isAccepted() ? State.ACTIVE : State.INVITED;
    }

    boolean isOpen() {
        return Boolean.TRUE.equals(user.isEnabled());
    }

    /// Whether its owner has shown that the address is theirs, or an administrator let them in without that.
    boolean isAccepted() {
        return Boolean.TRUE.equals(user.isEmailVerified())
                || user.getRequiredActions() == null
                || user.getRequiredActions().stream().noneMatch(TO_ACCEPT::contains);
    }

    boolean hasEmail(String email) {
        return email.equalsIgnoreCase(user.getEmail());
    }

    /// Empty for an open one, and for one that an administrator of the realm closed.
    Optional<Closing> closedBecause() {
        return attribute(CLOSED_BECAUSE).flatMap(Closing::find);
    }

    boolean isClosed(Closing because) {
        return !isOpen() && closedBecause().equals(Optional.of(because));
    }

    Optional<Instant> invitedAt() {
        return attribute(INVITED_AT).flatMap(Account::moment);
    }

    /// What to send to change only this: whatever an update does not name stays as it is but for the profile,
    /// which is replaced as a whole.
    UserRepresentation opened() {
        UserRepresentation change = profile(CLOSED_BECAUSE, null);
        change.setEnabled(true);
        return change;
    }

    UserRepresentation closed(Closing because) {
        UserRepresentation change = profile(CLOSED_BECAUSE, because.word());
        change.setEnabled(false);
        return change;
    }

    UserRepresentation invited(Instant at) {
        return profile(INVITED_AT, at.toString());
    }

    /// An invitation that went to the old address counts no more.
    UserRepresentation readdressed(String email) {
        UserRepresentation change = profile(INVITED_AT, null);
        change.setEmail(email);
        return change;
    }

    private UserRepresentation profile(String attribute, @Nullable String value) {
        Map<String, List<String>> attributes = new HashMap<>(attributes());
        attributes.remove(attribute);
        if (value != null) {
            attributes.put(attribute, List.of(value));
        }
        UserRepresentation change = new UserRepresentation();
        change.setUsername(user.getUsername());
        change.setFirstName(user.getFirstName());
        change.setLastName(user.getLastName());
        change.setEmail(user.getEmail());
        change.setAttributes(attributes);
        return change;
    }

    private Optional<String> attribute(String name) {
        return attributes().getOrDefault(name, List.of()).stream().findFirst();
    }

    private Map<String, List<String>> attributes() {
        return user.getAttributes() == null ? Map.of() : user.getAttributes();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            // Somebody wrote into it by hand.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Account[…]";
    }
}
