package vn.eduhub.testkit;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// Someone who calls: from a unit of any level, of none, of one that does not exist; in one role, several, a wrong one,
/// none; with a
/// token that is good, out of date, broken or missing.
///
/// @param token as it is sent; empty when there is none
/// @param isKnown whether the token is good
/// @param unit none when the token says none, or something that cannot be one
public record RandomCaller(
        String token, boolean isKnown, @Nullable RecordId unit, Set<String> roles) {

    private static final List<String> ROLES = List.of(
            "school", "department", "ministry", "steward", "auditor", "analyst", "operator", "service", "admin");

    public RandomCaller {
        roles = Set.copyOf(roles);
    }

    /// Signs tokens.
    public interface Signer {

        String token(String client, @Nullable String unit, String... roles);
    }

    /// @param units to call from
    public static List<RandomCaller> several(int count, SplittableRandom random, List<RecordId> units, Signer signer) {
        RandomCaller nobody = new RandomCaller("", false, null, Set.of());
        RandomCaller broken = new RandomCaller("eyJhbGciOiJub25lIn0.e30.", false, null, Set.of());
        return Stream.concat(
                        Stream.of(nobody, broken),
                        Stream.generate(() -> one(random, units, signer)).limit(count))
                .toList();
    }

    private static RandomCaller one(SplittableRandom random, List<RecordId> units, Signer signer) {
        Set<String> roles = new TreeSet<>();
        int many = random.nextInt(10) < 7 ? 1 : random.nextInt(4);
        while (roles.size() < many) {
            // The first five may see people.
            roles.add(ROLES.get(random.nextInt(random.nextInt(4) == 0 ? ROLES.size() : 5)));
        }
        int kind = random.nextInt(100);
        String unit = kind < 3
                ? null
                : kind < 6
                        ? "../" + units.getFirst()
                        : kind < 10
                                ? RecordId.derived("institution", "nobody").value()
                                : units.get(random.nextInt(units.size())).value();
        RecordId read = unit == null || !RecordId.isWellFormed(unit) ? null : new RecordId(unit);
        return new RandomCaller(
                signer.token("client-" + random.nextInt(20), unit, roles.toArray(String[]::new)), true, read, roles);
    }

    /// The status of a refusal that no record has to be looked at for; empty when only the unit decides any more.
    ///
    /// @param anyOf roles of which one is needed; empty when none is
    public OptionalInt refusal(Set<String> anyOf) {
        if (!isKnown) {
            return OptionalInt.of(401);
        }
        if (unit == null || (!anyOf.isEmpty() && Collections.disjoint(roles, anyOf))) {
            return OptionalInt.of(403);
        }
        return OptionalInt.empty();
    }

    @Override
    public String toString() {
        return "unit " + unit + " as " + roles + (isKnown ? "" : " with a bad token");
    }
}
