package io.tributary.identity.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser and its machine in words, as far as it tells. */
final class Device {
    private static final Map<String, String> BROWSERS =
            inOrder(
                    "Edg/",
                    "Edge",
                    "OPR/",
                    "Opera",
                    "Firefox/",
                    "Firefox",
                    "Chrome/",
                    "Chrome",
                    "Safari/",
                    "Safari",
                    "curl/",
                    "curl",
                    "Java-http-client",
                    "A Java program");
    private static final Map<String, String> MACHINES =
            inOrder(
                    "iPhone",
                    "iPhone",
                    "iPad",
                    "iPad",
                    "Android",
                    "Android",
                    "Windows",
                    "Windows",
                    "Mac OS X",
                    "Mac",
                    "CrOS",
                    "ChromeOS",
                    "Linux",
                    "Linux");

    private Device() {}

    /** {@code Firefox on Windows}. */
    static String of(String userAgent) {
        var browser = first(BROWSERS, userAgent, "Unknown browser");
        var machine = first(MACHINES, userAgent, "");
        return machine.isEmpty() ? browser : browser + " on " + machine;
    }

    private static String first(Map<String, String> known, String userAgent, String otherwise) {
        return known.entrySet().stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    /** Browsers pretend to be others, so the order decides. */
    private static Map<String, String> inOrder(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
