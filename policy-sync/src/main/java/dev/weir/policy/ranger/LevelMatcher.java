package dev.weir.policy.ranger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a name is among a policy's values of one level, in Ranger's way: case does not matter, {@code *} and {@code ?} are
 * wildcards, {@code {USER}} is who asks.
 */
final class LevelMatcher {
    private static final String USER = "{user}";
    private final Set<String> exact = new HashSet<>();
    private final List<String> patterns = new ArrayList<>();
    private final boolean any;
    private final boolean excludes;

    LevelMatcher(PolicyResource resource) {
        excludes = resource.excludes();
        boolean all = resource.values().stream().allMatch(String::isEmpty);
        for (String value : resource.values()) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (lower.chars().allMatch(c -> c == '*')) {
                all = true;
            } else if (lower.matches("(?s).*[*?{].*")) {
                patterns.add(lower);
            } else {
                exact.add(lower);
            }
        }
        any = all;
    }

    /** Every name, unless it is excluded. */
    boolean any() {
        return any;
    }

    boolean excludes() {
        return excludes;
    }

    boolean onlyExact() {
        return !any && !excludes && patterns.isEmpty();
    }

    Set<String> exact() {
        return exact;
    }

    boolean namesTheUser() {
        return patterns.stream().anyMatch(pattern -> pattern.contains(USER));
    }

    /** @param name in lower case */
    boolean matches(String name, String user) {
        return (any || exact.contains(name) || patterns.stream().anyMatch(pattern -> fits(pattern, name, user)))
                != excludes;
    }

    /** A level that is not asked for: whether each of its names is meant. */
    boolean matchesWhole() {
        return any && !excludes;
    }

    /** As Ranger's index finds policies: by what is before the first wildcard. */
    boolean likely(String name) {
        if (any || excludes || exact.contains(name)) {
            return true;
        }
        return patterns.stream().anyMatch(pattern -> name.startsWith(pattern.substring(0, firstWildcard(pattern))));
    }

    private static int firstWildcard(String pattern) {
        int at = 0;
        while (at < pattern.length() && "*?{".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean fits(String pattern, String name, String user) {
        String known = pattern.contains(USER) ? pattern.replace(USER, user.toLowerCase(Locale.ROOT)) : pattern;
        return glob(known, name);
    }

    /** Linear in practice: on a mismatch it goes back to the last star only. */
    private static boolean glob(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))
                    && pattern.charAt(p) != '*') {
                p++;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
