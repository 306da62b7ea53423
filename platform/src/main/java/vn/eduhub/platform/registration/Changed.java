package vn.eduhub.platform.registration;

import java.util.List;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;

/// What became of a [Change].
public sealed interface Changed<C> {

    record Done<C>(C content) implements Changed<C> {}

    record Refused<C>(List<FieldFault> faults) implements Changed<C> {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    static <C> Changed<C> refused(String pointer, Fault fault, String... arguments) {
        return new Refused<>(List.of(FieldFault.at(pointer, fault, arguments)));
    }
}
