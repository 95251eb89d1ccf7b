package io.tributary.portal.web;

import io.tributary.portal.spi.Asset;
import io.tributary.portal.spi.Assets;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

import java.time.Duration;

/** Sends the files that pages load; under their versioned address they never change. */
@Controller
class AssetFiles {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{version:[0-9a-f]{10}}/{name}")
    ResponseEntity<byte[]> versioned(
            @PathVariable String version,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        return assets.find(name)
                .map(
                        asset ->
                                send(
                                        asset,
                                        encodings,
                                        asset.version().equals(version)
                                                ? FOREVER
                                                : CacheControl.noCache()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** For browsers that ask for the picture where it always was. */
    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> icon(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        return assets.find("favicon.svg")
                .map(asset -> send(asset, encodings, CacheControl.maxAge(Duration.ofDays(1))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> send(
            Asset asset, String encodings, CacheControl caching) {
        var answer =
                ResponseEntity.ok()
                        .cacheControl(caching)
                        .eTag(asset.version())
                        .header(HttpHeaders.CONTENT_TYPE, asset.type())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return asset.shrinks() && encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.compressed())
                : answer.body(asset.plain());
    }
}
