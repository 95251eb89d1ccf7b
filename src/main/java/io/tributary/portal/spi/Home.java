package io.tributary.portal.spi;

/** Where the pages begin that are a visitor's own. */
public enum Home {
    /** Of whoever works for an organization, or looks at its pages. */
    DASHBOARD("/partner/dashboard", "Dashboard", "Go to your dashboard"),
    /** Of whoever runs the house. */
    DESK("/operator", "Desk", "Go to the desk"),
    /** Of everybody else who is signed in. */
    ACCOUNT("/account", "Account", "Go to your account"),
    /** Of everybody. */
    FRONT("/", "Front page", "Go to the front page");

    private final String path;
    private final String label;
    private final String invitation;

    Home(String path, String label, String invitation) {
        this.path = path;
        this.label = label;
        this.invitation = invitation;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** What a link that leads there says when it stands alone. */
    public String invitation() {
        return invitation;
    }
}
