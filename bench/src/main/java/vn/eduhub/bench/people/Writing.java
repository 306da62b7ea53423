package vn.eduhub.bench.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;

/// What a school writes of a child; made by a [Scribe], who may spoil it. Used by one thread.
public final class Writing {

    private final Child child;
    private final Set<Slip> slips = EnumSet.noneOf(Slip.class);
    private List<String> words;
    private String mother;
    private @Nullable LocalDate birthDate;
    private @Nullable Sex sex;
    private String number;

    /// As it should be.
    Writing(Child child) {
        this.child = child;
        this.words = new ArrayList<>(child.words());
        this.mother = child.mother();
        this.birthDate = child.born();
        this.sex = child.sex();
        this.number = child.number();
    }

    public Child child() {
        return child;
    }

    /// What went wrong; empty when nothing did.
    public Set<Slip> slips() {
        return slips;
    }

    public String fullName() {
        return String.join(" ", words);
    }

    List<String> words() {
        return words;
    }

    void words(List<String> changed) {
        words = new ArrayList<>(changed);
    }

    /// Empty when none is given.
    public String mother() {
        return mother;
    }

    void mother(String changed) {
        mother = changed;
    }

    public @Nullable LocalDate birthDate() {
        return birthDate;
    }

    void birthDate(LocalDate changed) {
        birthDate = changed;
    }

    public @Nullable Sex sex() {
        return sex;
    }

    void sex(@Nullable Sex changed) {
        sex = changed;
    }

    /// Empty when none is given.
    public String number() {
        return number;
    }

    void number(String changed) {
        number = changed;
    }

    @Override
    public String toString() {
        return "Writing[" + child.id() + " " + slips + "]";
    }
}
