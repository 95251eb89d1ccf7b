package io.tributary.identity;

/** Looks whether a name bears our record: whoever can set it runs the name. */
interface DomainProof {
    /** What was found. */
    sealed interface Finding {
        /** The record is there. */
        record Shown() implements Finding {}

        /**
         * There was an answer, and the record is not in it.
         *
         * @param detail for whoever set it
         */
        record Missing(String detail) implements Finding {}

        /** There was no answer to rely on. */
        record Unclear(String detail) implements Finding {}
    }

    /**
     * Looks once.
     *
     * @param value what the record must say
     */
    Finding look(DomainName name, String value);

    /** Whether the name is proven without a record. */
    default boolean isGiven(DomainName name) {
        return false;
    }
}
