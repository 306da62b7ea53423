package vn.eduhub.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What `./hub bench` was asked for.
///
/// @param names of the measurements, all when none were named
/// @param learners in the file
/// @param megabytes of the file, unpacked; 0 as the demo writes it
/// @param rate requests in a second of the open loops
/// @param fresh whether the hub is emptied and started anew before; only for a hub that has a home of its own
record BenchOptions(
        List<String> names,
        int learners,
        int megabytes,
        int connections,
        int rate,
        Duration warmUp,
        Duration length,
        boolean fresh) {

    static final List<String> NAMES =
            List.of("file", "register", "read", "visible", "mint", "febrl", "up", "gateway", "identity", "cube");

    static final String USAGE = """
            usage: ./hub bench [NAME…] [options]
              file      a package of learners, end to end (needs a hub without learners)
              register  one learner through the gateway: greatest rate, then latency at a fixed rate
              read      one learner through the gateway
              visible   from the answer of a change to the figure
              mint      identifiers and names in the JVM (JMH)
              gateway   a gateway of its own before a service that answers at once (best with no hub running)
              febrl     who is who in Febrl's sets, which lie in the folder HUB_FEBRL
              identity  invented children come again, with slips, to a matcher that knows a million
              up        stops the hub and starts it again
              cube      how fast the reporting service catches up (needs a hub without learners)
              --learners N     in the file, 1000 to 1000000, default 100000
              --megabytes N    of the file unpacked, up to 4096, filled up with a column of the sender's own
              --connections N  default 32
              --rate N         of the open loops, default 200 in a second
              --seconds N      measured, default 30
              --warm-up N      seconds before, default 20
              --fresh          empty the hub first; needs HUB_HOME, so that nobody loses a hub by it""";

    BenchOptions {
        names = List.copyOf(names);
    }

    static BenchOptions parse(String... arguments) throws MeasurementException {
        List<String> names = new ArrayList<>();
        int learners = 100_000;
        int megabytes = 0;
        int connections = 32;
        int rate = 200;
        int seconds = 30;
        int warmUp = 20;
        boolean fresh = false;
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--learners" -> learners = number(word, value, 1_000, 1_000_000);
                case "--megabytes" -> megabytes = number(word, value, 1, 4_096);
                case "--connections" -> connections = number(word, value, 1, 512);
                case "--rate" -> rate = number(word, value, 1, 20_000);
                case "--seconds" -> seconds = number(word, value, 1, 120);
                case "--warm-up" -> warmUp = number(word, value, 0, 300);
                default -> names.add(known(word));
            }
            if (word.startsWith("--") && !word.equals("--fresh")) {
                i++;
            }
        }
        Duration length = Duration.ofSeconds(seconds);
        return new BenchOptions(
                names.isEmpty() ? NAMES : names,
                learners,
                megabytes,
                connections,
                rate,
                Duration.ofSeconds(warmUp),
                length,
                fresh);
    }

    private static String known(String name) throws MeasurementException {
        if (!NAMES.contains(name)) {
            throw new MeasurementException("'" + name + "' cannot be measured\n" + USAGE);
        }
        return name;
    }

    private static int number(String name, String text, int min, int max) throws MeasurementException {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MeasurementException(name + " needs a whole number, not '" + text + "'", e);
        }
        throw new MeasurementException(name + " must be from " + min + " to " + max);
    }
}
