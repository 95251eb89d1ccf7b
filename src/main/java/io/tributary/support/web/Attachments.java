package io.tributary.support.web;

import io.tributary.platform.Blob;
import io.tributary.portal.spi.Download;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

import java.io.IOException;

/**
 * Sends what somebody attached: to be saved, never to be shown. Should a browser show it all the
 * same, it is a document of no origin that may do nothing.
 */
final class Attachments {
    private Attachments() {}

    static void send(Blob file, HttpServletResponse response) throws IOException {
        Download.announce(response, file.name(), MediaType.parseMediaType(file.mediaType()));
        response.setContentLength(file.size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.getOutputStream().write(file.bytes());
    }
}
