package vn.eduhub.platform.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.eduhub.platform.keys.Hmac;

/// Seals the places in lists that callers are given and give back. A cursor holds for the list it came
/// from, with the same filters: one that was made up, or taken from elsewhere, would be answered with a
/// page that is not the next one.
public final class Cursors {

    static final String PARAMETER = "cursor";

    private static final int SEAL_BYTES = 8;

    private final Hmac hmac;

    Cursors(byte[] key) {
        this.hmac = new Hmac(key);
    }

    /// @param request that is answered with a part of a list
    public String sealed(HttpServletRequest request, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] seal = seal(request, place);
        byte[] all = Arrays.copyOf(seal, SEAL_BYTES + text.length);
        System.arraycopy(text, 0, all, SEAL_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /// The place; empty when the cursor is none of the list that is asked for.
    Optional<String> opened(HttpServletRequest request, String cursor) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= SEAL_BYTES) {
            return Optional.empty();
        }
        String place = new String(all, SEAL_BYTES, all.length - SEAL_BYTES, StandardCharsets.UTF_8);
        boolean ours = MessageDigest.isEqual(Arrays.copyOf(all, SEAL_BYTES), seal(request, place));
        return ours ? Optional.of(place) : Optional.empty();
    }

    private byte[] seal(HttpServletRequest request, String place) {
        StringBuilder list = new StringBuilder(request.getRequestURI());
        Map<String, String[]> filters = new TreeMap<>(request.getParameterMap());
        filters.remove(PARAMETER);
        filters.remove("limit");
        filters.forEach((name, values) -> {
            for (String value : values) {
                list.append('\n').append(name).append('=').append(value);
            }
        });
        list.append("\n\n").append(place);
        return Arrays.copyOf(hmac.of(list.toString().getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
    }
}
