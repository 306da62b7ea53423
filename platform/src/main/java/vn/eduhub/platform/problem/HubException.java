package vn.eduhub.platform.problem;

import java.util.List;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;

/// Ends a request with a problem. Its message is the code alone, so that nothing personal reaches a log.
public class HubException extends RuntimeException {

    private final transient HubError error;
    private final transient List<FieldFault> faults;
    private final transient List<String> arguments;

    /// @param arguments of the error's sentence
    public HubException(HubError error, String... arguments) {
        this(error, List.of(), List.of(arguments));
    }

    private HubException(HubError error, List<FieldFault> faults, List<String> arguments) {
        super(error.code());
        this.error = error;
        this.faults = List.copyOf(faults);
        this.arguments = List.copyOf(arguments);
    }

    /// A 400 with all faults of the request at once.
    public static HubException invalid(List<FieldFault> faults) {
        return new HubException(PlatformError.INVALID, faults, List.of());
    }

    public static HubException invalid(String pointer, Fault fault, String... arguments) {
        return invalid(List.of(FieldFault.at(pointer, fault, arguments)));
    }

    public static HubException of(HubError error, List<FieldFault> faults) {
        return new HubException(error, faults, List.of());
    }

    public static HubException notFound() {
        return new HubException(PlatformError.NOT_FOUND);
    }

    public HubError error() {
        return error;
    }

    public List<FieldFault> faults() {
        return faults;
    }

    public List<String> arguments() {
        return arguments;
    }
}
