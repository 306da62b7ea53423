package vn.eduhub.exchange.ledger;

import vn.eduhub.contracts.intake.Outcome;

/// Lines by what became of them. The ledger adds up when `in = accepted + unchanged + rejected + review +
/// pending + cancelled`.
public record Counts(long accepted, long unchanged, long rejected, long review) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                accepted + other.accepted,
                unchanged + other.unchanged,
                rejected + other.rejected,
                review + other.review);
    }

    public Counts plus(Outcome outcome) {
        return plus(
                switch (outcome) {
                    case ACCEPTED -> new Counts(1, 0, 0, 0);
                    case UNCHANGED -> new Counts(0, 1, 0, 0);
                    case REJECTED -> new Counts(0, 0, 1, 0);
                    case REVIEW -> new Counts(0, 0, 0, 1);
                });
    }

    public long of(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> accepted;
            case UNCHANGED -> unchanged;
            case REJECTED -> rejected;
            case REVIEW -> review;
        };
    }

    public long settled() {
        return accepted + unchanged + rejected + review;
    }
}
