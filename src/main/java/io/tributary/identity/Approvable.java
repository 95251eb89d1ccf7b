package io.tributary.identity;

/** A kind of act that takes two persons. A bean of this type is all it takes. */
public interface Approvable {
    /** Stable, {@code noun.verb}: {@code journal-entry.book}. */
    String kind();

    /** What people call it. */
    String title();

    /**
     * Carries it out, in the transaction that approves it, so that it is done once or not at all.
     * What reaches outside of the house is scheduled here as a durable job.
     */
    void carryOut(Approval approval);
}
