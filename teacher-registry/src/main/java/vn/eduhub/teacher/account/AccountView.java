package vn.eduhub.teacher.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// How things stand with the account of a member of staff. The e-mail address is not among it.
///
/// @param state `none invited active revoked`
/// @param invitation `sent` or `not-sent`, as long as it is `invited`
/// @param invitedAt when the last invitation went out
/// @param revokedBecause `no-assignment by-hand blocked`, when it is `revoked`
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        @Told(FieldGroup.BASIC) RecordId educationId,
        @Told(FieldGroup.BASIC) String state,
        @Told(FieldGroup.BASIC) @Nullable String invitation,
        @Told(FieldGroup.BASIC) @Nullable Instant invitedAt,
        @Told(FieldGroup.BASIC) @Nullable String revokedBecause)
        implements Disclosure {

    private static final Set<FieldGroup> FIELDS = Set.of(FieldGroup.BASIC);

    static AccountView of(RecordId educationId, Optional<Account> account) {
        return account.map(known -> of(educationId, known))
                .orElseGet(() -> new AccountView(educationId, "none", null, null, null));
    }

    static AccountView of(RecordId educationId, Account account) {
        Account.State state = account.state();
        Optional<Instant> invitedAt = account.invitedAt();
        return new AccountView(
                educationId,
                state.name().toLowerCase(Locale.ROOT),
                state == Account.State.INVITED ? (invitedAt.isPresent() ? "sent" : "not-sent") : null,
                invitedAt.orElse(null),
                state == Account.State.REVOKED
                        ? account.closedBecause().map(Account.Closing::word).orElse("blocked")
                        : null);
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FIELDS;
    }
}
