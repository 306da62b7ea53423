package vn.eduhub.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A commune-level unit in which schools stand and people live.
///
/// @param code five digits, as the statistics office gives them since 01/07/2025
record Commune(String code, String name) {

    /// All communes of a province, in the order of their codes.
    static List<Commune> of(Door door, String province) throws DemoException {
        return door.list("/v1/areas?level=commune&limit=1000&parent=" + province, _ -> true, Integer.MAX_VALUE).stream()
                .map(area -> new Commune(
                        area.path("code").asString(), area.path("name").asString()))
                .toList();
    }

    /// Fourteen of the 126 communes of Hà Nội: enough to make a province where no hub runs that could be asked for all
    /// of them.
    static List<Commune> committed() {
        InputStream file = Objects.requireNonNull(
                Commune.class.getResourceAsStream("communes-01.csv"), "communes-01.csv is in the jar");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(columns -> new Commune(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
