package vn.eduhub.local.hub.verify;

/// One cell of the figures, by codes; `00` where there is no grade or sex.
record Cell(String unit, String kind, String grade, String sex, String schoolYear) implements Comparable<Cell> {

    static final String NONE = "00";

    Cell at(String otherUnit) {
        return new Cell(otherUnit, kind, grade, sex, schoolYear);
    }

    @Override
    public int compareTo(Cell other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return unit + " " + kind + " grade " + grade + " sex " + sex + " " + schoolYear;
    }
}
