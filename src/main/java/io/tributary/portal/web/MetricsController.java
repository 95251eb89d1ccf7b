package io.tributary.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Metrics;
import io.tributary.platform.MetricsReaders;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import java.io.IOException;

/** What is measured, for Prometheus; for others there is nothing at this address. */
@Controller
class MetricsController {
    private final Metrics metrics;
    private final MetricsReaders readers;

    MetricsController(Metrics metrics, MetricsReaders readers) {
        this.metrics = metrics;
        this.readers = readers;
    }

    @GetMapping("/actuator/prometheus")
    void measures(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!readers.mayRead(request)) {
            throw ProblemAdvice.ofStatus(404);
        }
        var text = metrics.text().getBytes(UTF_8);
        response.setContentType(Metrics.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
