package dev.weir.policy.lakeformation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which somebody may hold a grant. */
public final class Who {
    private static final Pattern ASSUMED = Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)/.+");
    private static final Pattern OF_ACCOUNT = Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::(\\d{12}):.+");

    private Who() {}

    /**
     * A session stands for its role, and whoever is of an account for the account and its group of all IAM principals. A role's
     * path is not in the session's ARN, so a role with a path is to be asked for by its own ARN.
     */
    static List<String> names(String name) {
        if (!name.startsWith("arn:")) {
            return List.of(name);
        }
        Set<String> all = new LinkedHashSet<>(List.of(name));
        all.add(role(name));
        account(name).ifPresent(account -> {
            all.add(account);
            all.add(account + ":IAMPrincipals");
        });
        return List.copyOf(all);
    }

    /** The role of a session; else the name itself. */
    public static String role(String arn) {
        Matcher assumed = ASSUMED.matcher(arn);
        return assumed.matches()
                ? "arn:" + assumed.group(1) + ":iam::" + assumed.group(2) + ":role/" + assumed.group(3)
                : arn;
    }

    /** The account of an ARN; empty if it names none. */
    public static Optional<String> account(String arn) {
        Matcher account = OF_ACCOUNT.matcher(arn);
        return account.matches() ? Optional.of(account.group(1)) : Optional.empty();
    }

    /** Whether a caller is the one whom an entry names; a role may have a path that the caller's session does not tell. */
    public static boolean same(String caller, String entry) {
        String role = role(caller);
        if (role.equals(entry)) {
            return true;
        }
        return !role.equals(caller)
                && account(role).equals(account(entry))
                && entry.contains(":role/")
                && entry.substring(entry.lastIndexOf('/')).equals(role.substring(role.lastIndexOf('/')));
    }
}
