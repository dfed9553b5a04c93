package dev.weir.cli.service;

/** @param root ends with a slash, such as {@code file:///srv/lake/} */
public record Lake(String name, String root) {

    /** What people call a place of this lake: {@code bronze/crm/} for {@code file:///srv/lake/bronze/crm/}. */
    public String below(String location) {
        return location.startsWith(root) ? location.substring(root.length()) : location;
    }
}
