package vn.eduhub.platform.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.keys.Hmac;

/// Signs and reads the header `Hub-Submitter`: `base64url(fields).base64url(HMAC-SHA-256)`, valid for five
/// minutes. Only the hub's services hold the key, so an owner believes the exchange about the unit without a
/// token of the submitter, whose job may run for hours.
public final class SubmitterSigner {

    public static final String HEADER = "Hub-Submitter";
    private static final Duration VALID = Duration.ofMinutes(5);

    private final Hmac hmac;
    private final InstantSource clock;

    SubmitterSigner(byte[] key, InstantSource clock) {
        this.hmac = new Hmac(key);
        this.clock = clock;
    }

    public String header(Submitter submitter) {
        String roles =
                new TreeSet<>(submitter.roles()).stream().map(HubRole::name).collect(Collectors.joining(","));
        String fields = String.join(
                "\n",
                submitter.job(),
                submitter.client(),
                submitter.unit().value(),
                roles,
                Long.toString(clock.instant().plus(VALID).getEpochSecond()));
        byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(bytes) + "." + encoder.encodeToString(hmac.of(bytes));
    }

    /// Empty when it is malformed, signed with another key, or too old.
    public Optional<Submitter> read(String header) {
        int dot = header.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(header.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(header.substring(dot + 1));
            if (!MessageDigest.isEqual(signature, hmac.of(bytes))) {
                return Optional.empty();
            }
            String[] fields = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            if (Long.parseLong(fields[4]) < clock.instant().getEpochSecond()) {
                return Optional.empty();
            }
            Set<HubRole> roles = Stream.of(fields[3].split(",", -1))
                    .filter(role -> !role.isEmpty())
                    .map(HubRole::valueOf)
                    .collect(Collectors.toSet());
            return Optional.of(new Submitter(fields[0], fields[1], new RecordId(fields[2]), roles));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
