package vn.eduhub.bench;

/// What the hub must hold on two cores, load generator included: the rows of section 11 of the architecture that a
/// measurement of this module fills.
enum Target {
    FILE(
            "file of learners (each with one enrolment) end to end: identified, stored, published, counted",
            "1,200 learners/s",
            "2,500/s"),
    FILE_STEADY("last tenth of that file beside its first tenth", "0.8 ×", "1 ×"),
    HEAP("heap of any service during that", "512 MB", "256 MB"),
    DISK("bytes on disk for that", "stated", ""),
    REGISTER(
            "register one learner through the gateway",
            "600/s, 2.0 CPU-ms, p99 < 60 ms at 200/s",
            "1,000/s, 1.2 CPU-ms, p99 < 20 ms"),
    READ("read one learner through the gateway", "2,000/s, 0.55 CPU-ms", "3,500/s, 0.35 CPU-ms"),
    GATEWAY("gateway's own share, token, limit and log included", "220 µs", "150 µs"),
    GATEWAY_ALONE("the same, before a service that answers at once and with no hub beside it", "220 µs", "150 µs"),
    MINT("mint an identifier", "100,000/s in the JVM", ""),
    FEBRL("Febrl 3, F1", "0.98", "0.997"),
    VISIBLE("change visible in the figure, at 200 changes/s", "p99 < 2 s", "p99 < 500 ms"),
    CUBE("events into the cube, exactly once", "20,000/s", "50,000/s"),
    WRONG_LINKS(
            "wrong automatic links per 10,000 automatic links, Vietnamese names, for those without a number",
            "< 1 at recall ≥ 0.97, review ≤ 2 %",
            "< 0.1 at ≥ 0.99"),
    SWEEP("sweep of 1 million people for duplicates", "60 s", "8 s"),
    UP("`./hub up`, built", "90 s", "30 s");

    private final String what;
    private final String floor;
    private final String aim;

    Target(String what, String floor, String aim) {
        this.what = what;
        this.floor = floor;
        this.aim = aim;
    }

    String what() {
        return what;
    }

    String floor() {
        return floor;
    }

    String aim() {
        return aim;
    }
}
