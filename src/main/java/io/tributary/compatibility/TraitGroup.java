package io.tributary.compatibility;

/** The seven areas of living together that the 32 traits fall into. */
public enum TraitGroup {
    ATTACHMENT("attachment", "Attachment", 0, 4),
    CONFLICT("conflict", "Conflict", 5, 9),
    COGNITIVE("cognitive", "Thinking", 10, 14),
    VALUES("values", "Values", 15, 20),
    SOCIAL("social", "Company", 21, 25),
    INTIMACY("intimacy", "Intimacy", 26, 28),
    LIFE_STRUCTURE("life_structure", "Daily life", 29, 31);

    private final String code;
    private final String label;
    private final int first;
    private final int last;

    TraitGroup(String code, String label, int first, int last) {
        this.code = code;
        this.label = label;
        this.first = first;
        this.last = last;
    }

    /** Its member name in the API. */
    public String code() {
        return code;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The index of its first trait. */
    public int first() {
        return first;
    }

    /** The index of its last trait, which still belongs to it. */
    public int last() {
        return last;
    }

    /** How many traits it has. */
    public int size() {
        return last - first + 1;
    }
}
