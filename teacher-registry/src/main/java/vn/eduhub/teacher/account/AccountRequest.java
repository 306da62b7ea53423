package vn.eduhub.teacher.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.platform.problem.HubException;

/// Body of `POST /v1/teachers/{id}/account`. Never prints its content.
///
/// @param email where the invitation goes; kept by the sign-on, not here
record AccountRequest(@Nullable String email) {

    /// RFC 5321, section 4.5.3.1.3.
    private static final int EMAIL_LENGTH_MAX = 254;

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /// @throws HubException when it is none
    String address() {
        Reader reader = new Reader();
        Optional<String> address = reader.requiredText("/email", email, EMAIL_LENGTH_MAX);
        if (address.isPresent() && !EMAIL.matcher(address.get()).matches()) {
            reader.add("/email", Fault.NOT_AN_EMAIL);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return address.orElseThrow();
    }

    @Override
    public String toString() {
        return "AccountRequest[…]";
    }
}
