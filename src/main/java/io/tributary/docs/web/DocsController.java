package io.tributary.docs.web;

import io.tributary.docs.ApiChanges;
import io.tributary.docs.PostmanCollection;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.identity.Open;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The way into the documentation with its console, the reference, the changelog, the files. */
@Controller
@Open
class DocsController {
    private final ApiReference reference;
    private final CodeSamples samples;
    private final PostmanCollection collection;
    private final ApiChanges changes;
    private final Pages pages;

    DocsController(
            ApiReference reference,
            CodeSamples samples,
            PostmanCollection collection,
            ApiChanges changes,
            Pages pages) {
        this.reference = reference;
        this.samples = samples;
        this.collection = collection;
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping("/docs")
    View home(@RequestParam(required = false) @Nullable String operation) {
        var frame =
                Frame.docs("Build on Tributary", "/docs")
                        .lead("One API for how well people go together. Read, try, ship.")
                        .description(
                                "Guides, reference and a console for the Tributary API: score how"
                                        + " well people go together.");
        return pages.page(frame, "docs/web/home", ConsolePage.of(reference, samples, operation));
    }

    @GetMapping("/docs/reference")
    View reference() {
        var frame =
                Frame.docs("API reference", "/docs/reference")
                        .lead("Every operation, with its fields, its problems and calls to paste.")
                        .description(
                                "The Tributary API: operations, fields and problems, with examples"
                                        + " in four languages.");
        return pages.page(frame, "docs/web/reference", ReferencePage.of(reference, samples));
    }

    @GetMapping("/docs/changelog")
    View changelog() {
        var frame =
                Frame.docs("Changelog", "/docs/changelog")
                        .lead("What changed for those who call the API.")
                        .description("What changed in the Tributary API, the newest first.");
        return pages.page(frame, "docs/web/changelog", ChangesPage.of(changes));
    }

    /** The description for machines, for everybody's pages too. */
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .body(reference.openApi());
    }

    @GetMapping("/docs/postman.json")
    ResponseEntity<byte[]> postman() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"tributary.postman_collection.json\"")
                .body(collection.json());
    }
}
