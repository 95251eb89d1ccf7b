package io.tributary.platform;

/** How to reach the database in one role. */
record DatabaseLogin(String url, String username, String password) {
    @Override
    public String toString() {
        return username + "@" + url;
    }
}
