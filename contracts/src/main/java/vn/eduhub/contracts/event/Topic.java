package vn.eduhub.contracts.event;

/// The record topics, `eduhub.<type>.v1`: compacted, key = record id. Partition counts are fixed here, for a
/// country on a cluster and a laptop alike: changing one moves keys between partitions and breaks the order
/// of a record's events.
public enum Topic {
    PERSON("person", 6),
    INSTITUTION("institution", 3),
    CLASS("class", 6),
    LEARNER("learner", 6),
    TEACHER("teacher", 6),
    /// Applicants whom a person has to look at before they get a number.
    REVIEW("review", 3),
    /// School vectors of the cube, key = the school's record id.
    FIGURES("figures", 3),
    /// Signed heads of the chains of the audit trail, key = the chain's name.
    AUDIT("audit", 1);

    private final String type;
    private final int partitions;

    Topic(String type, int partitions) {
        this.type = type;
        this.partitions = partitions;
    }

    public String type() {
        return type;
    }

    public int partitions() {
        return partitions;
    }

    public String topicName() {
        return "eduhub." + type + ".v1";
    }

    /// Where records go that a consumer could not take, with their cause in headers.
    public String deadLetterName() {
        return topicName() + ".dlt";
    }
}
