package vn.eduhub.exchange.file;

/// A file that passed all checks of the whole.
///
/// @param name in the package
/// @param delta whether it says what changed, line by line
/// @param header its first line
/// @param lines of data
public record CheckedFile(String name, boolean delta, String header, long lines) {}
