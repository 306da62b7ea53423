package vn.eduhub.contracts.code;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds a value of an enumeration by its official code, exactly as written.
public final class CodeList<E extends Enum<E> & Coded> {

    private final Map<String, E> byCode;

    private CodeList(Class<E> type) {
        byCode = Stream.of(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(Coded::code, Function.identity()));
    }

    public static <E extends Enum<E> & Coded> CodeList<E> of(Class<E> type) {
        return new CodeList<>(type);
    }

    public Optional<E> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
