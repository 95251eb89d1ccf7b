package io.tributary.identity.web;

import io.tributary.identity.BrandStyle;
import io.tributary.identity.Brands;
import io.tributary.identity.Open;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.time.Duration;

/** The style sheets and pictures of brands. Their addresses hold digests: they never change. */
@Open
@Controller
class BrandFiles {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");

    private final Brands brands;

    BrandFiles(Brands brands) {
        this.brands = brands;
    }

    /** Whoever asks by another version's digest gets today's, and shall not keep it. */
    @GetMapping("/brand/style/{digest}/{name}.css")
    ResponseEntity<String> style(@PathVariable String digest, @PathVariable String name) {
        return BrandStyle.named(name)
                .map(
                        style ->
                                ResponseEntity.ok()
                                        .cacheControl(
                                                style.path().contains("/" + digest + "/")
                                                        ? FOREVER
                                                        : CacheControl.noCache())
                                        .contentType(CSS)
                                        .body(style.text()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/brand/logo/{digest}.png")
    ResponseEntity<byte[]> logo(@PathVariable String digest) {
        return brands.logo(digest)
                .map(
                        picture ->
                                ResponseEntity.ok()
                                        .cacheControl(FOREVER)
                                        .contentType(MediaType.IMAGE_PNG)
                                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
