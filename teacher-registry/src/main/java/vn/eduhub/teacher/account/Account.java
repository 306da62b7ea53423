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
///
/// @param hasPassword whether somebody has made it theirs once, whatever they are asked to do anew; only asked of one
///     that waits for something to be done
record Account(UserRepresentation user, boolean hasPassword) {

    private static final String EDUCATION_ID = "education_id";
    static final String CLOSED_BECAUSE = "closed_because";
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
        return new Account(user, false);
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

    /// Whether its owner has done what they were invited to, or an administrator let them in without that. A link that
    /// was opened is none of it: programs that look for dangerous mail open links too.
    boolean isAccepted() {
        return hasPassword || !isToBeAccepted();
    }

    /// Whether the sign-on still asks for what was in the invitation.
    boolean isToBeAccepted() {
        return user.getRequiredActions() != null
                && user.getRequiredActions().stream().anyMatch(TO_ACCEPT::contains);
    }

    boolean hasEmail(String email) {
        return email.equalsIgnoreCase(user.getEmail());
    }

    /// Empty for one that an administrator of the realm closed. An open one has it when an administrator opened what
    /// the hub had closed.
    Optional<Closing> closedBecause() {
        return attribute(CLOSED_BECAUSE).flatMap(Closing::find);
    }

    /// Whether an administrator of the realm closed it: the hub did not.
    boolean isBlocked() {
        return !isOpen() && closedBecause().isEmpty();
    }

    /// What to send so that it is as the hub means it. What an administrator of the realm closed stays closed; what the
    /// hub closed for a cause that still holds is closed again, whoever opened it.
    ///
    /// @param wanted why it is to be closed; nothing: it is to be open, unless it was taken back by hand
    Optional<UserRepresentation> agreeing(Optional<Closing> wanted) {
        Optional<Closing> because = closedBecause();
        if (isOpen()) {
            return wanted.isPresent() ? wanted.map(this::closed) : because.map(_ -> acknowledged());
        }
        if (!because.equals(Optional.of(Closing.NO_ASSIGNMENT))) {
            return Optional.empty();
        }
        return wanted.isEmpty()
                ? Optional.of(opened())
                : wanted.filter(Closing.BY_HAND::equals).map(this::closed);
    }

    Optional<Instant> invitedAt() {
        return attribute(INVITED_AT).flatMap(Account::moment);
    }

    /// What to send to change only this: whatever an update does not name stays as it is but for the profile,
    /// which is replaced as a whole; so it is to be made of an account that was read just now.
    UserRepresentation opened() {
        UserRepresentation change = profile(CLOSED_BECAUSE, null);
        change.setEnabled(true);
        return change;
    }

    /// Opened by somebody else, and rightly so: what the hub wrote when it closed it counts no more.
    private UserRepresentation acknowledged() {
        return profile(CLOSED_BECAUSE, null);
    }

    private UserRepresentation closed(Closing because) {
        UserRepresentation change = profile(CLOSED_BECAUSE, because.word());
        change.setEnabled(false);
        return change;
    }

    UserRepresentation invited(Instant at) {
        return profile(INVITED_AT, at.toString());
    }

    /// An invitation that went to the old address counts no more, nor does what was done with it.
    UserRepresentation readdressed(String email) {
        UserRepresentation change = profile(INVITED_AT, null);
        change.setEmail(email);
        change.setEmailVerified(false);
        change.setRequiredActions(TO_ACCEPT);
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
