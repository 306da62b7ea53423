package vn.eduhub.local.signon;

/// An invented person who may sign on with a browser.
record Officer(String username, String familyName, String givenName, String title, String role, String unit) {

    @Override
    public String toString() {
        return username;
    }
}
