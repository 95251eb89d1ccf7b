package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The filter of the running server, given requests that this machine cannot send. */
@ExtendWith(TributaryServer.Running.class)
class TransportFilterTests {
    private final TransportFilter filter;

    TransportFilterTests(TributaryServer server) {
        this.filter = server.bean(TransportFilter.class);
    }

    @Test
    void a_page_asked_for_in_the_clear_is_asked_for_again_over_tls() throws Exception {
        var request = from("203.0.113.9", "GET", "/partner/keys");
        request.setQueryString("mode=live");

        var answer = answer(request);

        assertThat(answer.getStatus()).isEqualTo(301);
        assertThat(answer.getHeader("Location"))
                .isEqualTo("https://tributary.example/partner/keys?mode=live");
    }

    @Test
    void the_api_and_every_form_are_refused_in_the_clear() throws Exception {
        for (var request :
                new MockHttpServletRequest[] {
                    from("203.0.113.9", "POST", "/api/partner/signup"),
                    from("203.0.113.9", "GET", "/api/v1/usage"),
                    from("203.0.113.9", "POST", "/sign-in")
                }) {
            var answer = answer(request);
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(answer.getContentAsString()).contains("/docs/problems/insecure-transport");
        }
    }

    @Test
    void over_tls_the_browser_is_told_to_stay_there() throws Exception {
        var request = from("203.0.113.9", "GET", "/");
        request.setSecure(true);

        var answer = answer(request);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
    }

    @Test
    void this_machine_may_speak_plainly() throws Exception {
        var answer = answer(from("127.0.0.1", "POST", "/sign-in"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Strict-Transport-Security")).isNull();
    }

    @Test
    void a_stranger_who_claims_to_be_forwarded_is_not_believed() throws Exception {
        var request = from("203.0.113.9", "POST", "/sign-in");
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-For", "127.0.0.1");

        assertThat(answer(request).getStatus()).isEqualTo(403);
    }

    private static MockHttpServletRequest from(String address, String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        request.setServerName("tributary.example");
        return request;
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
