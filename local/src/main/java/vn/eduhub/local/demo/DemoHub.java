package vn.eduhub.local.demo;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// The running hub that a demo works on.
///
/// @param gateway its address, without a slash at the end
/// @param token gives a fresh token of a client, by the client's name
/// @param folder where packages are left and what was sent is remembered; gone with the hub's data
/// @param figuresAgree compares every published cell with a count taken straight from the registries
public record DemoHub(String gateway, UnaryOperator<String> token, Path folder, BooleanSupplier figuresAgree) {

    /// The gateway as the department of this province uses it.
    Door door(String province) {
        return new Door(gateway, () -> token.apply("department-" + province));
    }
}
