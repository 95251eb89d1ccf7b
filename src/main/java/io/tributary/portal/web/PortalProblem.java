package io.tributary.portal.web;

import io.tributary.kernel.Problem;

/** What can go wrong between a visitor and a page. */
enum PortalProblem implements Problem {
    SIGN_IN_REQUIRED(
            "sign-in-required", 401, "Sign in first", "Sign in, then open the address again."),
    FORBIDDEN(
            "forbidden",
            403,
            "This is not open to you",
            "Ask an owner of your organization for a role that includes it. If a form brought you"
                    + " here, go back, load the page again and send it once more."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "This does not come in the form you asked for",
            "Ask for application/json or text/html in the header Accept.");

    private final Entry entry;

    PortalProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
