package io.tributary.notify.web;

import io.tributary.portal.spi.CodeSample;

import java.util.List;

/** How to receive webhooks, and everything that is told. */
record GuidePage(List<CodeSample> samples, List<String> pauses, List<Told> events) {
    /** One kind of event. */
    record Told(String name, String when, List<Member> members, CodeSample example) {}

    /** One thing it tells. */
    record Member(String name, String meaning) {}
}
