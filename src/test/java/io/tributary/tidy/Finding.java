package io.tributary.tidy;

/** A place where a rule is broken. */
record Finding(String file, long line, String what) {
    @Override
    public String toString() {
        return file + ":" + line + " " + what;
    }
}
