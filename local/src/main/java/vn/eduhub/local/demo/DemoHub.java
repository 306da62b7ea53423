package vn.eduhub.local.demo;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The running hub that a demo works on.
///
/// @param gateway its address, without a slash at the end
/// @param token gives a fresh token of the client of the province's department
/// @param folder where the package may be left
/// @param figuresAgree compares every published cell with a count taken straight from the registries
public record DemoHub(String gateway, Supplier<String> token, Path folder, BooleanSupplier figuresAgree) {}
