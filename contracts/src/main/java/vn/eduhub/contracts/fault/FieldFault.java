package vn.eduhub.contracts.fault;

import java.util.List;

/// One fault at one place. The pointer is a JSON pointer into the request or row (`/birthDate`,
/// `/enrolments/0/grade`); empty for the whole. Arguments are shown to the caller, so they never hold another
/// person's data.
public record FieldFault(String pointer, Fault fault, List<String> arguments) {

    public FieldFault {
        arguments = List.copyOf(arguments);
    }

    public static FieldFault at(String pointer, Fault fault, String... arguments) {
        return new FieldFault(pointer, fault, List.of(arguments));
    }
}
