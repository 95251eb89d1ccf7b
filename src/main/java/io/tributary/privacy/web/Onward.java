package io.tributary.privacy.web;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where it goes on after something was done, and what is taken along. */
final class Onward {
    private Onward() {}

    static View to(String path) {
        var there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return there;
    }

    /** A file that is saved, never shown, and kept in no cache. */
    static ResponseEntity<byte[]> file(String name, byte[] json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(json);
    }

    static ProblemException absent(String what) {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such " + what + ".");
    }
}
