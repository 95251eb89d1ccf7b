package io.tributary.gateway.web;

import org.springframework.http.HttpStatus;

/** HTTP statuses in words. */
final class Statuses {
    private Statuses() {}

    static String name(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? Integer.toString(status) : status + " " + known.getReasonPhrase();
    }
}
