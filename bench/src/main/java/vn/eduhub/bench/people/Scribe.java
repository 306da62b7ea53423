package vn.eduhub.bench.people;

import java.util.random.RandomGenerator;

/// Writes children down, with the slips of a school office.
public final class Scribe {

    private static final Slip[] SLIPS = Slip.values();

    private final RandomGenerator random;

    public Scribe(RandomGenerator random) {
        this.random = random;
    }

    public Writing write(Child child) {
        Writing writing = new Writing(child);
        for (Slip slip : SLIPS) {
            if (random.nextDouble() < slip.share()) {
                spoil(writing, slip);
            }
        }
        return writing;
    }

    /// With this slip in any case, and as many others as ever.
    public Writing write(Child child, Slip slip) {
        Writing writing = write(child);
        spoil(writing, slip);
        return writing;
    }

    private void spoil(Writing writing, Slip slip) {
        String before = said(writing);
        slip.spoil(writing, random);
        if (!said(writing).equals(before)) {
            writing.slips().add(slip);
        }
    }

    private static String said(Writing writing) {
        return writing.fullName() + "|" + writing.birthDate() + "|" + writing.sex() + "|" + writing.mother() + "|"
                + writing.number();
    }
}
