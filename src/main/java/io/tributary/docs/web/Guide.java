package io.tributary.docs.web;

import java.util.function.Supplier;

/**
 * One guide.
 *
 * @param name the last part of its address
 * @param lead one sentence: what it is about
 * @param template that writes its text
 * @param facts found out each time it is shown
 */
record Guide(
        String name, String title, String lead, String template, Supplier<? extends Record> facts) {
    static final String HOME = "/docs/guides/";

    String href() {
        return HOME + name;
    }
}
