package dev.weir.cli.service;

/** @param root ends with a slash, such as {@code file:///srv/lake/} */
public record Lake(String name, String root) {}
