package vn.eduhub.exchange.file;

/// What an archive may unpack to.
///
/// @param bytesMax all files together
/// @param ratioMax unpacked to packed; asked only above [#RATIO_FREE] bytes, because small files may repeat themselves
public record Limits(long bytesMax, int ratioMax, int entriesMax) {

    static final long RATIO_FREE = 1024 * 1024;

    public static final Limits DEFAULT = new Limits(20L * 1024 * 1024 * 1024, 200, 64);
}
